package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs in Python and R, as Debian brings them. Where they are not there, a test that asks for them is skipped. */
final class Scripts {
    /** Debian's, where another is found first. */
    static final String PYTHON = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    private static final long SECONDS = 180;
    private static final String INSTALL = " is not there: apt-get install ";

    private Scripts() {}

    /** Beside the repository. */
    static Path data(String name) {
        Path file = root().resolve("../shared/data").resolve(name).normalize();
        assumeTrue(Files.exists(file), () -> file + " is not there: lay it beside the project");
        return file;
    }

    static Path root() {
        return Path.of(System.getProperty("windrose.root", "..")).toAbsolutePath();
    }

    static void requirePython(String... modules) throws IOException {
        assumeTrue(
                works(List.of(PYTHON, "-c", "import " + String.join(", ", modules))),
                () -> "python3 with " + List.of(modules) + INSTALL + "python3-pandas python3-psycopg2");
    }

    static void requireR(String... packages) throws IOException {
        for (String each : packages) {
            assumeTrue(
                    works(List.of("Rscript", "-e", "library(" + each + ")")),
                    () -> "R with " + List.of(packages) + INSTALL
                            + "r-base-core r-cran-rpostgresql r-cran-httr r-cran-jsonlite");
        }
    }

    private static boolean works(List<String> command) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** What the program writes; it must end well. */
    static String run(Path folder, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path problems = folder.resolve("problems.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(problems.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(() -> command + ": " + read(out) + read(problems))
                .isZero();
        return read(out);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
