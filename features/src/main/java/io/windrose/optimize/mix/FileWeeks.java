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
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads weeks from separated text with a line for each week and a column for each channel, as tools for mix models take
 * it. The first column that holds days says the week by its first day; days must be seven apart.
 */
public final class FileWeeks {
    private static final int MOST_CHARACTERS = 4 << 20;
    private static final List<String> SPEND_ENDINGS = List.of("_s", "spend", "costs", "cost", "kosten", "ausgaben");
    private static final List<String> EXPOSURE_ENDINGS = List.of("_i", "_impressions", "impressions");
    /** Where a column of words says that there is nothing. */
    private static final Set<String> NOTHING = Set.of("", "na", "n/a", "none", "null", "0");

    private final List<String> header;
    private final List<List<String>> rows;

    private record Line(LocalDate week, List<String> cells) {}

    private FileWeeks(List<String> header, List<List<String>> rows) {
        this.header = header;
        this.rows = rows;
    }

    /**
     * Reads.
     *
     * @param text the file
     * @throws Incorrect naming the line and column that is wrong
     */
    public static WeeklyTable read(String text, FileChoice choice) {
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
        return new FileWeeks(header, rows).table(choice);
    }

    private WeeklyTable table(FileChoice choice) {
        int weekAt = weekColumn();
        List<Line> lines = rows.stream()
                .map(row -> new Line(day(row.get(weekAt)), row))
                .sorted(Comparator.comparing(Line::week))
                .toList();
        for (int i = 1; i < lines.size(); i++) {
            LocalDate expected = lines.get(i - 1).week().plusWeeks(1);
            if (!lines.get(i).week().equals(expected)) {
                throw unreadable("after the week of %s comes that of %s: give each week one line, seven days apart"
                        .formatted(lines.get(i - 1).week(), lines.get(i).week()));
            }
        }
        List<FileChoice.Media> media = choice.media().isEmpty() ? named() : choice.media();
        if (media.isEmpty()) {
            throw unreadable("no column's name says spend, as tv_S or search_spend do: say which columns are media");
        }
        List<WeeklyTable.Advertising> advertising = media.stream()
                .map(each -> new WeeklyTable.Advertising(
                        each.channel(),
                        "",
                        spend(lines, each.spend()),
                        each.exposure().map(column -> spend(lines, column)).orElse(new double[0])))
                .toList();
        List<WeeklyTable.Influence> influences = new ArrayList<>();
        choice.influences().forEach(column -> influences.addAll(influences(lines, column)));
        double[] outcome = numbers(lines, choice.outcome(), Double.NaN);
        return new WeeklyTable(lines.getFirst().week(), outcome, advertising, influences);
    }

    private int weekColumn() {
        for (int column = 0; column < header.size(); column++) {
            int at = column;
            if (rows.stream().allMatch(row -> isDay(row.get(at)))) {
                return column;
            }
        }
        throw unreadable("no column has a day in each line, as 2026-11-23");
    }

    private static boolean isDay(String cell) {
        try {
            day(cell);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A time behind the day is left out. */
    private static LocalDate day(String cell) {
        return LocalDate.parse(cell.length() > 10 && cell.charAt(4) == '-' ? cell.substring(0, 10) : cell);
    }

    /** Channels whose columns say by their endings what they are. */
    private List<FileChoice.Media> named() {
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

    private double[] spend(List<Line> lines, String column) {
        double[] values = numbers(lines, column, 0);
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                throw unreadable("%s of the week of %s is %s: advertising is not below zero"
                        .formatted(column, lines.get(i).week(), values[i]));
            }
        }
        return values;
    }

    private double[] numbers(List<Line> lines, String column, double empty) {
        int at = column(column);
        return lines.stream()
                .mapToDouble(line -> number(line, column, at, empty))
                .toArray();
    }

    private int column(String name) {
        int at = header.indexOf(name);
        if (at < 0) {
            throw unreadable("there is no column \"%s\"; there are %s".formatted(name, String.join(", ", header)));
        }
        return at;
    }

    private static double number(Line line, String column, int at, double empty) {
        String cell = line.cells().get(at);
        if (NOTHING.contains(cell.toLowerCase(Locale.ROOT)) && !cell.equals("0")) {
            return empty;
        }
        try {
            double value = Double.parseDouble(cell);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, as infinity is.
        }
        throw unreadable("%s of the week of %s is \"%s\", which is no number".formatted(column, line.week(), cell));
    }

    private List<WeeklyTable.Influence> influences(List<Line> lines, String column) {
        int at = column(column);
        List<String> cells = lines.stream().map(line -> line.cells().get(at)).toList();
        boolean isWords = cells.stream()
                .filter(cell -> !NOTHING.contains(cell.toLowerCase(Locale.ROOT)))
                .anyMatch(cell -> !isNumber(cell));
        if (!isWords) {
            return List.of(new WeeklyTable.Influence(column, false, numbers(lines, column, 0)));
        }
        Set<String> words = cells.stream()
                .filter(cell -> !NOTHING.contains(cell.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return words.stream()
                .map(word -> new WeeklyTable.Influence(
                        word,
                        true,
                        cells.stream()
                                .mapToDouble(cell -> cell.equals(word) ? 1 : 0)
                                .toArray()))
                .toList();
    }

    private static boolean isNumber(String cell) {
        try {
            return Double.isFinite(Double.parseDouble(cell));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Incorrect unreadable(String what) {
        return new Incorrect("optimize.unreadable-file", what);
    }
}
