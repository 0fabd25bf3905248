package io.windrose.optimize.mix;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Separated text as cells, and what its columns' names say they are. */
record FileTable(List<String> header, List<List<String>> rows) {
    private static final int MOST_CHARACTERS = 4 << 20;
    private static final List<String> SPEND_ENDINGS = List.of("_s", "spend", "costs", "cost", "kosten", "ausgaben");
    private static final List<String> EXPOSURE_ENDINGS = List.of("_i", "_impressions", "impressions");
    /** Where a column of words says that there is nothing. */
    private static final Set<String> NOTHING = Set.of("", "na", "n/a", "none", "null", "0");

    /** @throws Incorrect naming the line that is wrong */
    static FileTable read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new Incorrect(
                    "optimize.file-too-large",
                    "the file has %d characters; give %d at most".formatted(text.length(), MOST_CHARACTERS));
        }
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        char separator = plain.lines().findFirst().orElse("").contains(";") ? ';' : ',';
        List<String> header = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> lines =
                CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(plain)) {
            for (NamedCsvRecord line : lines) {
                if (header.isEmpty()) {
                    line.getHeader().forEach(name -> header.add(name.strip()));
                }
                if (line.getFields().size() != header.size()) {
                    throw unreadable("line %d has %d cells, the header %d"
                            .formatted(
                                    line.getStartingLineNumber(),
                                    line.getFields().size(),
                                    header.size()));
                }
                rows.add(line.getFields().stream().map(String::strip).toList());
            }
        } catch (CsvParseException e) {
            throw new Incorrect("optimize.unreadable-file", "the file is no separated text: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (rows.isEmpty()) {
            throw unreadable("the file has no line below its header");
        }
        return new FileTable(header, rows);
    }

    /**
     * Where the first days of weeks are.
     *
     * @param asked by its name; empty for the first that holds days
     */
    int weekColumn(Optional<String> asked) {
        if (asked.isPresent()) {
            int column = column(asked.get());
            rows.stream().filter(row -> !isDay(row.get(column))).findFirst().ifPresent(row -> {
                throw unreadable(
                        "\"%s\" of the column \"%s\" is no day, as 2026-11-23".formatted(row.get(column), asked.get()));
            });
            return column;
        }
        for (int column = 0; column < header.size(); column++) {
            int at = column;
            if (rows.stream().allMatch(row -> isDay(row.get(at)))) {
                return column;
            }
        }
        throw unreadable("no column has a day in each line, as 2026-11-23");
    }

    static boolean isDay(String cell) {
        try {
            day(cell);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A time behind the day is left out. */
    static LocalDate day(String cell) {
        return LocalDate.parse(cell.length() > 10 && cell.charAt(4) == '-' ? cell.substring(0, 10) : cell);
    }

    /** Channels whose columns say by their endings what they are. */
    List<FileChoice.Media> media() {
        List<FileChoice.Media> media = new ArrayList<>();
        for (String column : header) {
            stem(column, SPEND_ENDINGS).ifPresent(stem -> {
                Optional<String> exposure = header.stream()
                        .filter(other -> stem(other, EXPOSURE_ENDINGS).equals(Optional.of(stem)))
                        .findFirst();
                media.add(new FileChoice.Media(stem, column, exposure));
            });
        }
        return media;
    }

    private static Optional<String> stem(String column, List<String> endings) {
        String small = column.toLowerCase(Locale.ROOT);
        return endings.stream()
                .filter(ending -> small.endsWith(ending) && small.length() > ending.length())
                .findFirst()
                .map(ending -> small.substring(0, small.length() - ending.length()))
                .map(stem -> stem.replaceAll("[_ -]+$", ""))
                .filter(stem -> !stem.isEmpty());
    }

    int column(String name) {
        int at = header.indexOf(name);
        if (at < 0) {
            throw unreadable("there is no column \"%s\"; there are %s".formatted(name, String.join(", ", header)));
        }
        return at;
    }

    static boolean isNothing(String cell) {
        return NOTHING.contains(cell.toLowerCase(Locale.ROOT));
    }

    static boolean isNumber(String cell) {
        try {
            return Double.isFinite(Double.parseDouble(cell));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static Incorrect unreadable(String what) {
        return new Incorrect("optimize.unreadable-file", what);
    }
}
