package io.windrose.bench;

import io.windrose.bench.PublishedSeries.Held;
import io.windrose.science.forecast.Prediction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The same series forecast by R's package forecast, in a process of its own. */
final class RForecasts {
    private RForecasts() {}

    /** Whether there is such an R (Debian: {@code apt install r-cran-forecast}). */
    static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("Rscript", "-e", "library(forecast)")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Adds what R forecasts of a competition's file. */
    static void score(Path file, List<Held> series, ForecastScores scores) throws IOException, InterruptedException {
        Map<String, Held> byName = series.stream().collect(Collectors.toMap(Held::name, Function.identity()));
        Path script = Files.createTempFile("forecast", ".R");
        try (InputStream text = Objects.requireNonNull(RForecasts.class.getResourceAsStream("forecast/forecast.R"))) {
            Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
            Process process = new ProcessBuilder("Rscript", script.toString(), file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Map<List<String>, List<double[]>> steps = new LinkedHashMap<>();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines()
                        .skip(1)
                        .map(line -> line.split(","))
                        .forEach(row -> steps.computeIfAbsent(List.of(row[0], row[1]), key -> new ArrayList<>())
                                .add(numbers(row)));
            }
            if (process.waitFor() != 0) {
                throw new IOException("Rscript ended with %d; what it said is above".formatted(process.exitValue()));
            }
            steps.forEach((key, rows) -> scores.add(
                    Objects.requireNonNull(byName.get(key.getFirst())),
                    key.getLast(),
                    prediction(rows, 0.8, 1),
                    prediction(rows, 0.95, 3)));
        } finally {
            Files.delete(script);
        }
    }

    /** Mean, low80, high80, low95, high95. */
    private static double[] numbers(String[] row) {
        double[] numbers = new double[5];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(row[3 + i]);
        }
        return numbers;
    }

    private static Prediction prediction(List<double[]> rows, double coverage, int low) {
        return new Prediction(coverage, column(rows, 0), column(rows, low), column(rows, low + 1));
    }

    private static double[] column(List<double[]> rows, int at) {
        return rows.stream().mapToDouble(row -> row[at]).toArray();
    }
}
