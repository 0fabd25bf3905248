package io.windrose.validate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A script in R that prints a table, run in a process of its own. */
final class RProgram {
    private RProgram() {}

    /** What is to be said if R or one of its packages is not there. */
    static Optional<String> missing(String... packages) throws InterruptedException {
        String asked = Arrays.stream(packages).map("library(%s)"::formatted).collect(Collectors.joining(";"));
        try {
            Process process = new ProcessBuilder("Rscript", "-e", asked)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() == 0) {
                return Optional.empty();
            }
        } catch (IOException e) {
            // There is no R: said below.
        }
        return Optional.of("R with " + String.join(", ", packages) + " is not there (Debian: apt install "
                + Arrays.stream(packages).map("r-cran-"::concat).collect(Collectors.joining(" ")) + ")");
    }

    /**
     * Runs a script of this room.
     *
     * @param files names of resources, whose places are its first arguments
     * @throws IOException when it fails; what it said is on the standard error
     */
    static DataTable run(String script, List<String> files, Object... arguments)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("windrose-r");
        try {
            List<String> command = new ArrayList<>(List.of("Rscript", copy(script, folder)));
            for (String file : files) {
                command.add(copy(file, folder));
            }
            Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String[]> rows = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .toList();
            if (process.waitFor() != 0 || rows.isEmpty()) {
                throw new IOException(
                        "Rscript %s ended with %d; what it said is above".formatted(script, process.exitValue()));
            }
            return new DataTable(List.of(rows.getFirst()), rows.subList(1, rows.size()));
        } finally {
            try (var all = Files.list(folder)) {
                for (Path file : all.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static String copy(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream text = Objects.requireNonNull(RProgram.class.getResourceAsStream(name), name)) {
            Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file.toString();
    }
}
