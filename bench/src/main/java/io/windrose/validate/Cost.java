package io.windrose.validate;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a computation took of this process.
 *
 * @param seconds by the clock
 * @param processor seconds of all processors
 * @param load of the machine at its end, other programs included
 */
record Cost(double seconds, double processor, double load) {
    /** A running count. */
    record Watch(long nanoseconds, long processor) {
        Cost stop() {
            return new Cost(
                    Math.round((System.nanoTime() - nanoseconds) / 1e7) / 100.0,
                    Math.round((machine().getProcessCpuTime() - processor) / 1e7) / 100.0,
                    Math.round(10 * machine().getSystemLoadAverage()) / 10.0);
        }
    }

    static Watch start() {
        return new Watch(System.nanoTime(), machine().getProcessCpuTime());
    }

    private static OperatingSystemMXBean machine() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }
}
