package io.windrose.optimize.forecast;

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
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Reads a series from separated text: a column of days (or of months, as 2026-11), one of figures, and if there is one
 * of spend. Days that are not there are gaps, as are cells without a figure; lines after the last figure plan spend.
 */
final class SeriesFile {
    private static final int MOST_MEGABYTES = 4;
    private static final int MOST_STEPS = 3_700;
    private static final List<String> DAYS = List.of("date", "day", "week", "month", "datum", "tag", "woche", "monat");
    private static final List<String> SPEND = List.of("spend", "cost", "costs", "kosten", "ausgaben");

    private final List<String> header;
    private final TreeMap<LocalDate, Line> lines = new TreeMap<>();

    private record Line(double value, double spend) {}

    /**
     * What is in a file.
     *
     * @param column that the figures are in
     * @param plan spend of the steps after the last figure
     * @param digest SHA-256 of its bytes
     */
    record Read(History history, String column, List<Double> plan, String digest) {
        /** A file that plans spend says how it is planned, as far as nobody says otherwise. */
        ForecastSettings planned(ForecastSettings settings) {
            if (history.spend() == null) {
                if (settings.spend().isPresent()) {
                    throw new Incorrect(
                            "optimize.no-spend", "the file has no column spend: add one, or forecast without spend");
                }
                return settings;
            }
            boolean isSaid =
                    settings.spend().filter(plan -> !plan.amounts().isEmpty()).isPresent();
            List<Double> amounts = isSaid
                    ? settings.spend().get().amounts()
                    : plan.size() >= settings.ahead() ? plan.subList(0, settings.ahead()) : List.of();
            return new ForecastSettings(
                    settings.ahead(),
                    settings.countries(),
                    Optional.of(new ForecastSettings.PlannedSpend(amounts)),
                    settings.method());
        }
    }

    private SeriesFile(List<String> header) {
        this.header = header;
    }

    static Read read(InputStream in, Optional<Interval> interval) {
        TextFile file = TextFile.read(in, "optimize.file", MOST_MEGABYTES, "bring the series alone");
        return read(file.text(), interval, file.digest());
    }

    private static Read read(String text, Optional<Interval> interval, String digest) {
        String heading = text.lines().findFirst().orElse("");
        char separator = heading.contains(";") ? ';' : heading.contains("\t") ? '\t' : ',';
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
            List<NamedCsvRecord> records = reader.stream().toList();
            if (records.isEmpty()) {
                throw unreadable("the file has no line below its header");
            }
            List<String> header =
                    records.getFirst().getHeader().stream().map(String::strip).toList();
            return new SeriesFile(header).read(records, interval, digest);
        } catch (CsvParseException e) {
            throw new Incorrect(
                    "optimize.unreadable-file",
                    "the file is no separated text: " + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Read read(List<NamedCsvRecord> records, Optional<Interval> given, String digest) {
        int day = named(DAYS).orElse(0);
        Optional<Integer> spend = named(SPEND).filter(column -> header.size() > 2);
        int value = IntStream.range(0, header.size())
                .filter(column -> column != day && !spend.equals(Optional.of(column)))
                .findFirst()
                .orElseThrow(() -> unreadable("there is no column beside \"%s\": give the figures in a second one"
                        .formatted(header.get(day))));
        for (NamedCsvRecord line : records) {
            long number = line.getStartingLineNumber();
            LocalDate at = day(line.getField(day).strip(), number);
            Line cells = new Line(
                    number(line.getField(value), value, number, Double.NaN),
                    spend.map(column -> number(line.getField(column), column, number, 0))
                            .orElse(0.0));
            if (lines.put(at, cells) != null) {
                throw unreadable("line %d has %s again: give each day one line".formatted(number, at));
            }
        }
        Interval interval = given.orElseGet(this::interval);
        return read(interval, header.get(value), spend.isPresent(), digest);
    }

    private Read read(Interval interval, String column, boolean hasSpend, String digest) {
        LocalDate first = lines.firstKey();
        int steps = interval.number(first, lines.lastKey()) + 1;
        if (steps > MOST_STEPS) {
            throw unreadable("from %s to %s are %d %ss; give %d at most"
                    .formatted(first, lines.lastKey(), steps, interval.word(), MOST_STEPS));
        }
        double[] values = new double[steps];
        double[] spent = new double[steps];
        Arrays.fill(values, Double.NaN);
        lines.forEach((at, cells) -> {
            int step = interval.number(first, at);
            if (!at.equals(interval.plus(first, step))) {
                throw unreadable("%s is no first day of a %s counted from %s: give days that are whole %ss apart"
                        .formatted(at, interval.word(), first, interval.word()));
            }
            values[step] = cells.value();
            spent[step] = cells.spend();
        });
        int known = steps;
        while (known > 0 && Double.isNaN(values[known - 1])) {
            known--;
        }
        History all = new History(interval, first, values, hasSpend ? spent : null);
        List<Double> plan =
                hasSpend ? Arrays.stream(spent, known, steps).boxed().toList() : Collections.emptyList();
        return new Read(all.part(0, known), column, plan, digest);
    }

    private Optional<Integer> named(List<String> names) {
        return IntStream.range(0, header.size())
                .filter(column -> names.contains(header.get(column).toLowerCase(Locale.ROOT)))
                .boxed()
                .findFirst();
    }

    /** What the least time between days says. */
    private Interval interval() {
        List<LocalDate> days = new ArrayList<>(lines.keySet());
        long least = IntStream.range(1, days.size())
                .mapToLong(i -> ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)))
                .min()
                .orElse(1);
        boolean isMonthly = least >= 28
                && days.stream().map(LocalDate::getDayOfMonth).distinct().count() == 1;
        boolean isWeekly = IntStream.range(1, days.size())
                .allMatch(i -> ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)) % 7 == 0);
        return isMonthly ? Interval.MONTH : isWeekly ? Interval.WEEK : Interval.DAY;
    }

    /** A time behind the day is left out. */
    private static LocalDate day(String cell, long line) {
        try {
            if (cell.length() == 7) {
                return YearMonth.parse(cell).atDay(1);
            }
            return LocalDate.parse(cell.length() > 10 ? cell.substring(0, 10) : cell);
        } catch (DateTimeException e) {
            throw new Incorrect(
                    "optimize.unreadable-file",
                    "line %d has \"%s\" for a day; give it as 2026-11-23, a month as 2026-11".formatted(line, cell),
                    e);
        }
    }

    private double number(String text, int column, long line, double empty) {
        String cell = text.strip();
        if (cell.isEmpty() || cell.equalsIgnoreCase("na") || cell.equalsIgnoreCase("null")) {
            return empty;
        }
        try {
            double number = Double.parseDouble(cell);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Incorrect("optimize.unreadable-file", wrong(cell, column, line), e);
        }
        throw unreadable(wrong(cell, column, line));
    }

    private String wrong(String cell, int column, long line) {
        return "line %d has \"%s\" for %s, which is no number; give it as 1234.5, or nothing"
                .formatted(line, cell, header.get(column));
    }

    private static Incorrect unreadable(String what) {
        return new Incorrect("optimize.unreadable-file", what);
    }
}
