package io.windrose.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Consumer;

/** What else goes on where figures are taken. */
final class Machine {
    private Machine() {}

    static void say(Consumer<String> out) {
        out.accept(String.format(
                Locale.ROOT,
                "load of this machine %.1f on %d processors",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors()));
    }
}
