package io.windrose.optimize.attribution;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.windrose.core.Incorrect;
import io.windrose.optimize.file.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads counted paths from separated text, packed by gzip or not: columns {@code path} ({@code a > b > c}),
 * {@code conversions}, and if there are {@code value} and {@code nulls}. A line that cannot be taken refuses the file.
 */
final class PathsFile {
    private static final int MOST_NAMED = 10;
    private static final int MOST_TOUCHES = 1_000;
    private static final int MOST_MEGABYTES = 64;
    private static final Map<String, List<String>> NAMES = Map.of(
            "path", List.of("path", "journey"),
            "conversions", List.of("conversions", "total_conversions", "conversion"),
            "value", List.of("value", "total_conversion_value", "conversion_value", "revenue"),
            "nulls", List.of("nulls", "total_null", "null", "without_conversion"));

    private final List<JourneyTable.Row> rows = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    /**
     * What is in a file.
     *
     * @param digest SHA-256 of its bytes
     */
    record Read(List<JourneyTable.Row> rows, String digest) {}

    private PathsFile() {}

    static Read read(InputStream in) {
        TextFile file = TextFile.read(in, "optimize.paths", MOST_MEGABYTES, "count equal paths together");
        return new Read(new PathsFile().rows(file.text()), file.digest());
    }

    private List<JourneyTable.Row> rows(String text) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator(text)).ofNamedCsvRecord(text)) {
            reader.forEach(this::take);
        } catch (CsvParseException e) {
            throw new Incorrect("optimize.paths-unreadable", "the file is no CSV: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!refused.isEmpty()) {
            throw new Incorrect(
                    "optimize.paths-wrong",
                    "%d lines cannot be taken: %s; mend them and bring the file again"
                            .formatted(
                                    refused.size(),
                                    String.join("; ", refused.subList(0, Math.min(MOST_NAMED, refused.size())))));
        }
        if (rows.stream().noneMatch(row -> row.conversions() > 0)) {
            throw new Incorrect(
                    "optimize.paths-empty", "no path of the file has a conversion: nothing can be credited");
        }
        return rows;
    }

    /** A path may hold commas only within quotes. */
    private static char separator(String text) {
        String heading = text.lines().findFirst().orElse("");
        if (heading.contains(",")) {
            return ',';
        }
        return heading.contains(";") ? ';' : heading.contains("\t") ? '\t' : ',';
    }

    private void take(NamedCsvRecord line) {
        try {
            List<String> path = Arrays.stream(field(line, "path")
                            .orElseThrow(() -> missing("path"))
                            .split("\\s*>\\s*", -1))
                    .map(String::strip)
                    .toList();
            if (path.stream().anyMatch(String::isEmpty)) {
                throw new IllegalArgumentException("its path has a touch without a name");
            }
            if (path.size() > MOST_TOUCHES) {
                throw new IllegalArgumentException(
                        "its path has %d touches, over %d".formatted(path.size(), MOST_TOUCHES));
            }
            double conversions =
                    number(field(line, "conversions").orElseThrow(() -> missing("conversions")), "conversions");
            double value =
                    field(line, "value").map(text -> number(text, "value")).orElse(0.0);
            double nulls =
                    field(line, "nulls").map(text -> number(text, "nulls")).orElse(0.0);
            if (conversions == 0 && value > 0) {
                throw new IllegalArgumentException("it has a value of " + value + " and no conversion");
            }
            rows.add(new JourneyTable.Row(path, conversions, value, nulls, 0, 0, 0, 0));
        } catch (IllegalArgumentException e) {
            refused.add("line %d: %s".formatted(line.getStartingLineNumber(), e.getMessage()));
        }
    }

    private static Incorrect missing(String column) {
        return new Incorrect(
                "optimize.paths-column",
                "the file has no column %s; name one of its columns so (or %s)"
                        .formatted(column, String.join(", ", NAMES.getOrDefault(column, List.of()))));
    }

    private static Optional<String> field(NamedCsvRecord line, String column) {
        return line.getHeader().stream()
                .filter(name -> NAMES.getOrDefault(column, List.of())
                        .contains(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .flatMap(line::findField)
                .map(String::strip);
    }

    /** Nothing is zero. */
    private static double number(String text, String column) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && number <= 1e15) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " is \"" + text + "\", which is no number", e);
        }
        throw new IllegalArgumentException(column + " is " + text + ", which is below zero or too large");
    }
}
