package io.windrose.optimize.lift;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.windrose.core.Incorrect;
import io.windrose.optimize.file.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads outcomes from separated text, packed by gzip or not: a line for each day and region with columns of the day,
 * the region and the value, or a line for each day with a column for each region. Where all days lie whole weeks apart,
 * each stands for the week that begins with it. An empty cell is a gap, and so is a day that a region has no line for.
 */
final class OutcomesFile {
    private static final int MOST_MEGABYTES = 32;
    private static final Set<String> NOTHING = Set.of("", "na", "n/a", "nan", "null");
    private static final List<String> DAYS = List.of("date", "day", "week", "datum", "tag", "woche", "time");
    private static final List<String> REGIONS = List.of(
            "location", "region", "geo", "market", "dma", "city", "state", "country", "device", "stadt", "land");
    private static final List<String> VALUES =
            List.of("y", "value", "outcome", "revenue", "orders", "sales", "conversions", "kpi", "umsatz", "wert");

    /**
     * Names of columns; where one is not said, it is looked for by the names that are common.
     *
     * @param region empty for the column that is named so, or else a column for each region
     */
    record Columns(Optional<String> day, Optional<String> region, Optional<String> value) {}

    /**
     * What is in a file.
     *
     * @param digest SHA-256 of its bytes
     */
    record Read(Outcomes outcomes, String digest) {}

    private final Map<String, Map<LocalDate, Double>> values = new TreeMap<>();
    private final TreeSet<LocalDate> days = new TreeSet<>();

    private OutcomesFile() {}

    /** @throws Incorrect naming the line and column that is wrong */
    static Read read(InputStream in, Columns columns) {
        TextFile file = TextFile.read(in, "optimize.outcomes", MOST_MEGABYTES, "add it up by day and region");
        return new Read(new OutcomesFile().outcomes(file.text(), columns), file.digest());
    }

    private Outcomes outcomes(String text, Columns columns) {
        String heading = text.lines().findFirst().orElse("");
        char separator = heading.contains(";") ? ';' : heading.contains("\t") ? '\t' : ',';
        try (CsvReader<NamedCsvRecord> lines =
                CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
            for (NamedCsvRecord line : lines) {
                if (line.getFields().size() != line.getHeader().size()) {
                    throw wrong("line %d has %d cells, the header %d"
                            .formatted(
                                    line.getStartingLineNumber(),
                                    line.getFields().size(),
                                    line.getHeader().size()));
                }
                take(line, columns);
            }
        } catch (CsvParseException e) {
            throw new Incorrect("optimize.unreadable-file", "the file is no separated text: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (days.isEmpty()) {
            throw wrong("the file has no line below its header");
        }
        return table();
    }

    private void take(NamedCsvRecord line, Columns columns) {
        String day = columns.day()
                .orElseGet(() -> found(line, DAYS)
                        .orElseThrow(() -> wrong("no column's name says the day, as date does; there are %s"
                                .formatted(line.getHeader()))));
        LocalDate at = day(line, day);
        days.add(at);
        Optional<String> region = columns.region().or(() -> found(line, REGIONS));
        if (region.isEmpty()) {
            line.getHeader().stream()
                    .filter(name -> !name.equals(day)
                            && columns.value().map(name::equals).orElse(true))
                    .forEach(name -> put(line, name.strip(), at, name));
            return;
        }
        String value = columns.value()
                .orElseGet(() -> found(line, VALUES)
                        .orElseThrow(() -> wrong(
                                "no column's name says the value, as value or revenue do; there are %s: say which it is"
                                        .formatted(line.getHeader()))));
        String name = cell(line, region.get());
        if (name.isEmpty()) {
            throw wrong("line %d has no %s".formatted(line.getStartingLineNumber(), region.get()));
        }
        put(line, name, at, value);
    }

    private void put(NamedCsvRecord line, String region, LocalDate day, String column) {
        double number = number(line, column);
        if (values.computeIfAbsent(region, any -> new LinkedHashMap<>()).put(day, number) != null) {
            throw wrong("line %d has %s of %s a second time: add them up, or leave one out"
                    .formatted(line.getStartingLineNumber(), day, region));
        }
    }

    private static Optional<String> found(NamedCsvRecord line, List<String> names) {
        return names.stream()
                .flatMap(name -> line.getHeader().stream()
                        .filter(each -> each.strip().toLowerCase(Locale.ROOT).equals(name)))
                .findFirst();
    }

    private static String cell(NamedCsvRecord line, String column) {
        return line.findField(column)
                .orElseThrow(() -> wrong("there is no column \"%s\"; there are %s".formatted(column, line.getHeader())))
                .strip();
    }

    private static LocalDate day(NamedCsvRecord line, String column) {
        String cell = cell(line, column);
        try {
            // A time behind the day is left out.
            return LocalDate.parse(cell.length() > 10 ? cell.substring(0, 10) : cell);
        } catch (DateTimeException e) {
            throw new Incorrect(
                    "optimize.unreadable-file",
                    "line %d has \"%s\" as %s; write days as 2026-11-23"
                            .formatted(line.getStartingLineNumber(), cell, column),
                    e);
        }
    }

    private static double number(NamedCsvRecord line, String column) {
        String cell = cell(line, column);
        if (NOTHING.contains(cell.toLowerCase(Locale.ROOT))) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(cell);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, as infinity is.
        }
        throw wrong(
                "line %d has \"%s\" as %s, which is no number".formatted(line.getStartingLineNumber(), cell, column));
    }

    private Outcomes table() {
        LocalDate first = days.first();
        boolean isWeekly =
                days.size() > 1 && days.stream().allMatch(day -> (day.toEpochDay() - first.toEpochDay()) % 7 == 0);
        int step = isWeekly ? 7 : 1;
        long periods = (days.last().toEpochDay() - first.toEpochDay()) / step + 1;
        Outcomes.requireSize(values.size(), periods);
        double[][] table = new double[values.size()][(int) periods];
        List<String> regions = new ArrayList<>(values.keySet());
        for (int i = 0; i < table.length; i++) {
            Arrays.fill(table[i], Double.NaN);
            double[] row = table[i];
            values.getOrDefault(regions.get(i), Map.of())
                    .forEach((day, value) -> row[(int) (day.toEpochDay() - first.toEpochDay()) / step] = value);
        }
        return new Outcomes(first, step, regions, table);
    }

    private static Incorrect wrong(String what) {
        return new Incorrect("optimize.unreadable-file", what);
    }
}
