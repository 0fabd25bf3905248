package io.windrose.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program in a process of its own, for tests of what {@code kill -9} leaves behind. */
public final class KilledProgram {
    private static final String READY = "windrose-test-ready";

    private KilledProgram() {}

    /** Starts the main method of {@code program} with this class path, and returns when it calls {@link #ready}. */
    public static Process run(Class<?> program, Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.equals(READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException(program.getName() + " ended before it was ready");
        }
        return process;
    }

    /** Called by the program: says that it is ready, and waits to be killed. */
    public static void ready() {
        System.out.println(READY);
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
    }

    /** {@code kill -9}; returns when the process is gone. */
    public static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " does not die");
        }
    }
}
