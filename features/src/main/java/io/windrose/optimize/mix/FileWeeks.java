package io.windrose.optimize.mix;

import io.windrose.core.Incorrect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads weeks from separated text with a line for each week and a column for each channel, as tools for mix models take
 * it. The first column that holds days says the week by its first day; days must be seven apart.
 */
public final class FileWeeks {
    private final FileTable file;

    private record Line(LocalDate week, List<String> cells) {}

    private FileWeeks(FileTable file) {
        this.file = file;
    }

    /**
     * Reads.
     *
     * @param text the file
     * @throws Incorrect naming the line and column that is wrong
     */
    public static WeeklyTable read(String text, FileChoice choice) {
        return new FileWeeks(FileTable.read(text)).table(choice);
    }

    /**
     * Its columns, and what they seem to be.
     *
     * @throws Incorrect as {@link #read}
     */
    static FileColumns columns(String text) {
        FileTable file = FileTable.read(text);
        int weekAt = file.weekColumn(Optional.empty());
        List<LocalDate> weeks = file.rows().stream()
                .map(row -> FileTable.day(row.get(weekAt)))
                .sorted()
                .toList();
        return new FileColumns(
                IntStream.range(0, file.header().size())
                        .mapToObj(at -> new FileColumns.Column(
                                file.header().get(at),
                                kind(file, at),
                                file.rows().getFirst().get(at)))
                        .toList(),
                file.header().get(weekAt),
                file.media(),
                weeks.size(),
                weeks.getFirst());
    }

    private static FileColumns.Kind kind(FileTable file, int at) {
        if (file.rows().stream().allMatch(row -> FileTable.isDay(row.get(at)))) {
            return FileColumns.Kind.DAYS;
        }
        return file.rows().stream()
                        .map(row -> row.get(at))
                        .allMatch(cell -> FileTable.isNothing(cell) || FileTable.isNumber(cell))
                ? FileColumns.Kind.NUMBERS
                : FileColumns.Kind.WORDS;
    }

    private WeeklyTable table(FileChoice choice) {
        int weekAt = file.weekColumn(choice.week());
        List<Line> lines = file.rows().stream()
                .map(row -> new Line(FileTable.day(row.get(weekAt)), row))
                .sorted(Comparator.comparing(Line::week))
                .toList();
        for (int i = 1; i < lines.size(); i++) {
            LocalDate expected = lines.get(i - 1).week().plusWeeks(1);
            if (!lines.get(i).week().equals(expected)) {
                throw FileTable.unreadable(
                        "after the week of %s comes that of %s: give each week one line, seven days apart"
                                .formatted(lines.get(i - 1).week(), lines.get(i).week()));
            }
        }
        List<FileChoice.Media> media = choice.media().isEmpty() ? file.media() : choice.media();
        if (media.isEmpty()) {
            throw FileTable.unreadable(
                    "no column's name says spend, as tv_S or search_spend do: say which columns are media");
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

    private double[] spend(List<Line> lines, String column) {
        double[] values = numbers(lines, column, 0);
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                throw FileTable.unreadable("%s of the week of %s is %s: advertising is not below zero"
                        .formatted(column, lines.get(i).week(), values[i]));
            }
        }
        return values;
    }

    private double[] numbers(List<Line> lines, String column, double empty) {
        int at = file.column(column);
        return lines.stream()
                .mapToDouble(line -> number(line, column, at, empty))
                .toArray();
    }

    private static double number(Line line, String column, int at, double empty) {
        String cell = line.cells().get(at);
        if (FileTable.isNothing(cell) && !cell.equals("0")) {
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
        throw FileTable.unreadable(
                "%s of the week of %s is \"%s\", which is no number".formatted(column, line.week(), cell));
    }

    private List<WeeklyTable.Influence> influences(List<Line> lines, String column) {
        int at = file.column(column);
        List<String> cells = lines.stream().map(line -> line.cells().get(at)).toList();
        boolean isWords =
                cells.stream().filter(cell -> !FileTable.isNothing(cell)).anyMatch(cell -> !FileTable.isNumber(cell));
        if (!isWords) {
            return List.of(new WeeklyTable.Influence(column, false, numbers(lines, column, 0)));
        }
        Set<String> words = cells.stream()
                .filter(cell -> !FileTable.isNothing(cell))
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
}
