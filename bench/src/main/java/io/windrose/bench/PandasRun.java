package io.windrose.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions of analyses, asked of pandas in a Python of its own. */
final class PandasRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PandasRun() {}

    /** @param answer numbers that tell whether it is the same as others gave */
    record Took(double seconds, JsonNode answer) {}

    /** The best time of each question; empty where there is no pandas (Debian: {@code apt install python3-pandas}). */
    static Optional<Map<String, Took>> of(Path csv, Path folder, int runs) throws IOException, InterruptedException {
        Optional<String> python = Stream.of("python3", "/usr/bin/python3")
                .filter(each -> succeeds(each, "-c", "import pandas"))
                .findFirst();
        if (python.isEmpty()) {
            return Optional.empty();
        }
        Path script = folder.resolve("analyses.py");
        try (InputStream text = Objects.requireNonNull(PandasRun.class.getResourceAsStream("analyses/analyses.py"))) {
            Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
        }
        Process process = new ProcessBuilder(python.get(), script.toString(), csv.toString(), Integer.toString(runs))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Took> found = new LinkedHashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode one = JSON.readTree(line);
                found.put(
                        one.path("name").asText(), new Took(one.path("seconds").asDouble(), one.path("answer")));
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("pandas ended with %d; what it said is above".formatted(process.exitValue()));
        }
        return Optional.of(found);
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
