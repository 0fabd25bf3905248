package io.windrose.lake.sandbox;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How a child is started: a small JVM on our own class path, with bounds that the operating system keeps. */
final class ChildCommand {
    /** What a JVM reserves without using it, and the libraries. */
    private static final int RESERVED_MEGABYTES = 2_560;

    /**
     * Bounds the memory where the system can (a string of gigabytes is outside of DuckDB's own limit), writes no core,
     * and goes behind the server for processor time.
     */
    private static final String SHELL =
            "ulimit -v \"$0\" 2>/dev/null; ulimit -c 0; command -v nice >/dev/null && exec nice -n 10 \"$@\"; exec \"$@\"";

    /** What the child prints, in its folder. */
    static final String ERRORS = "errors.log";

    private ChildCommand() {}

    static ProcessBuilder of(Path folder, int megabytes) {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", "-c", SHELL, Long.toString((RESERVED_MEGABYTES + 3L * megabytes) * 1_024)));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Xms16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisableAttachMechanism",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-Djava.io.tmpdir=" + folder,
                // Its standard output carries frames, and nobody reads its log.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                classPath(),
                SandboxMain.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve(ERRORS).toFile());
        // The server's environment may hold passwords.
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder;
    }

    /** Absolute, because the child stands in a folder of its own. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
