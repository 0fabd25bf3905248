package io.windrose.bench;

import io.windrose.science.forecast.Series;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Series to forecast, each with what came after it. */
final class PublishedSeries {
    private PublishedSeries() {}

    /** @param outcome by step after what is known; NaN where it is not known */
    @SuppressWarnings("ArrayRecordComponent") // Numbers that nobody compares.
    record Held(String name, Series known, double[] outcome) {
        /** With the last values that are known held out, as many as came after: to choose settings by. */
        Held before() {
            int steps = outcome.length;
            double[] values = known.values();
            return new Held(
                    name,
                    known.until(values.length - steps),
                    Arrays.copyOfRange(values, values.length - steps, values.length));
        }
    }

    /** A gzipped table of series, period, type, freq, start, idx, set ("in" or "out"), value. */
    static List<Held> ofCompetition(Path file) throws IOException {
        Map<String, List<String[]>> all = new LinkedHashMap<>();
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.replace("\"", "").split(","))
                    .forEach(row -> all.computeIfAbsent(row[0], name -> new ArrayList<>())
                            .add(row));
        }
        return all.entrySet().stream()
                .map(entry -> new Held(
                        entry.getKey(),
                        new Series(
                                values(entry.getValue(), "in"),
                                Integer.parseInt(entry.getValue().getFirst()[3])),
                        values(entry.getValue(), "out")))
                .toList();
    }

    private static double[] values(List<String[]> rows, String set) {
        return rows.stream()
                .filter(row -> row[6].equals(set))
                .mapToDouble(row -> Double.parseDouble(row[7]))
                .toArray();
    }

    /** A table of ds (a date) and y; days that are missing are gaps. The last so many rows are held out. */
    static Held ofDays(Path file, int rowsHeld) throws IOException {
        List<String[]> rows = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.replace("\"", "").split(","))
                .toList();
        LocalDate first = LocalDate.parse(rows.getFirst()[0]);
        double[] days = new double[day(first, rows.getLast()[0]) + 1];
        Arrays.fill(days, Double.NaN);
        rows.forEach(row -> days[day(first, row[0])] = Double.parseDouble(row[1]));
        Series known = new Series(days, 7).until(day(first, rows.get(rows.size() - rowsHeld)[0]));
        return new Held(file.getFileName().toString(), known, Arrays.copyOfRange(days, known.length(), days.length));
    }

    private static int day(LocalDate first, String date) {
        return (int) ChronoUnit.DAYS.between(first, LocalDate.parse(date));
    }
}
