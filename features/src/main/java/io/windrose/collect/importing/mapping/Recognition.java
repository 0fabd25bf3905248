package io.windrose.collect.importing.mapping;

import io.windrose.collect.importing.reading.BroughtFile;
import io.windrose.collect.importing.reading.FileForm;
import io.windrose.collect.importing.reading.TextRecognition;
import io.windrose.core.Incorrect;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Proposes how a file is to be taken, from its header and a sample of its rows. Immutable. */
public final class Recognition {
    private final Synonyms synonyms = Synonyms.load();

    /**
     * What whoever brings a file may say of it.
     *
     * @param zone what is meant by times without one
     * @param currency of amounts without one, where it was said
     * @param today on which journeys end that have no time
     */
    public record Hints(ZoneId zone, Optional<String> currency, LocalDate today) {}

    public Recognised recognise(ImportKind kind, BroughtFile file, Hints hints) {
        if (file.bytes() == 0) {
            throw new Incorrect("import.empty", "the file is empty: bring one with rows");
        }
        FileForm form = form(kind, file);
        Sample sample = Sample.of(file, form);
        if (sample.header().isEmpty()) {
            throw new Incorrect("import.empty", "the file has no header: its first line must name the columns");
        }
        Mapping mapping = form.layout() == FileForm.Layout.LINES
                ? lines(kind, form, sample, hints)
                : rows(kind, form, sample, hints);
        return describe(mapping, sample);
    }

    /** What a mapping, perhaps a kept one, makes of the file. */
    public Recognised describe(Mapping mapping, BroughtFile file) {
        return describe(mapping, Sample.of(file, mapping.file()));
    }

    private static FileForm form(ImportKind kind, BroughtFile file) {
        if (file.isParquet()) {
            return FileForm.parquet();
        }
        if (kind == ImportKind.WEBLOG) {
            return TextRecognition.lines(file);
        }
        if (kind == ImportKind.EVENTS) {
            FileForm lines = TextRecognition.lines(file);
            Sample sample = Sample.of(file, lines);
            if (!sample.rows().isEmpty() && sample.rows().getFirst().cell(0).startsWith("{")) {
                return lines;
            }
        }
        return TextRecognition.separated(file);
    }

    private static Mapping lines(ImportKind kind, FileForm form, Sample sample, Hints hints) {
        return new Mapping(
                kind,
                kind == ImportKind.WEBLOG ? Shape.COMBINED_LOG : Shape.JSON_LINES,
                form,
                Map.of(),
                List.of(),
                List.of(),
                new TimeForm(TimeForm.Order.YEAR_MONTH_DAY, hints.zone()),
                NumberForm.POINT,
                hints.currency(),
                Optional.empty(),
                1,
                kind == ImportKind.WEBLOG ? LogSite.find(sample) : Optional.empty());
    }

    private Mapping rows(ImportKind kind, FileForm form, Sample sample, Hints hints) {
        Map<Field, String> columns = new EnumMap<>(new ColumnChoice(synonyms.of(kind), sample, hints.zone()).columns());
        Shape shape = shape(kind, columns, sample);
        List<ChannelColumns> channels = shape == Shape.WIDE ? WideColumns.find(sample.header()) : List.of();
        if (shape == Shape.WIDE) {
            columns.keySet().removeIf(field -> field != Field.DAY);
        } else if (shape == Shape.PATHS) {
            columns.keySet().retainAll(List.of(Field.PATH, Field.CONVERSIONS, Field.CONVERSION_VALUE, Field.NULLS));
        } else {
            columns.keySet().removeAll(List.of(Field.PATH, Field.CONVERSIONS, Field.NULLS));
        }
        TimeForm times = new TimeForm(
                columns.entrySet().stream()
                        .filter(each -> each.getKey().type() == Field.Type.TIME)
                        .flatMap(each -> TimeRecognition.find(sample.values(each.getValue()), hints.zone()))
                        .map(TimeRecognition.Found::order)
                        .findFirst()
                        .orElse(TimeForm.Order.YEAR_MONTH_DAY),
                hints.zone());
        List<String> amounts = amounts(columns, channels);
        return new Mapping(
                kind,
                shape,
                form,
                columns,
                kind == ImportKind.SPEND ? unused(columns, channels, sample) : refusals(sample),
                channels,
                times,
                NumberRecognition.find(amounts.stream().flatMap(column -> sample.values(column).stream()))
                        .form(),
                currency(columns, amounts, sample, hints),
                shape == Shape.PATHS ? Optional.of(hints.today()) : Optional.empty(),
                kind == ImportKind.SPEND ? days(columns, times, sample) : 1,
                Optional.empty());
    }

    private static Shape shape(ImportKind kind, Map<Field, String> columns, Sample sample) {
        boolean isPaths = kind == ImportKind.TOUCHES
                && columns.containsKey(Field.PATH)
                && columns.containsKey(Field.CONVERSIONS)
                && !columns.containsKey(Field.OCCURRED_AT);
        boolean isWide = kind == ImportKind.SPEND
                && !columns.containsKey(Field.COST)
                && !WideColumns.find(sample.header()).isEmpty();
        return isPaths ? Shape.PATHS : isWide ? Shape.WIDE : Shape.ROWS;
    }

    private static List<String> amounts(Map<Field, String> columns, List<ChannelColumns> channels) {
        return Stream.concat(
                        columns.entrySet().stream()
                                .filter(each -> each.getKey().type() == Field.Type.NUMBER)
                                .map(Map.Entry::getValue),
                        channels.stream().map(ChannelColumns::cost))
                .toList();
    }

    /** What we add to refused rows, when they are brought again. */
    private static List<String> refusals(Sample sample) {
        return sample.header().stream()
                .filter(column -> column.equals("refused_line") || column.equals("refused_reason"))
                .toList();
    }

    private static List<String> unused(Map<Field, String> columns, List<ChannelColumns> channels, Sample sample) {
        List<String> unused = new ArrayList<>(sample.header());
        unused.removeAll(columns.values());
        for (ChannelColumns channel : channels) {
            unused.remove(channel.cost());
            channel.impressions().ifPresent(unused::remove);
            channel.clicks().ifPresent(unused::remove);
        }
        return unused;
    }

    private static Optional<String> currency(
            Map<Field, String> columns, List<String> amounts, Sample sample, Hints hints) {
        if (columns.containsKey(Field.CURRENCY)) {
            return hints.currency();
        }
        return hints.currency()
                .or(() -> CurrencyRecognition.find(
                        amounts, amounts.stream().flatMap(column -> sample.examples(column, 20).stream())));
    }

    /** By the least distance of two days: 7 for weeks, 30 for months. */
    private static int days(Map<Field, String> columns, TimeForm times, Sample sample) {
        String day = columns.get(Field.DAY);
        if (day == null || columns.containsKey(Field.DAYS)) {
            return 1;
        }
        List<Instant> sorted = sample.values(day).stream()
                .flatMap(value -> times.time(value).stream())
                .distinct()
                .sorted()
                .toList();
        long least = Long.MAX_VALUE;
        for (int i = 1; i < sorted.size(); i++) {
            least = Math.min(
                    least,
                    ChronoUnit.DAYS.between(
                            sorted.get(i - 1).atOffset(ZoneOffset.UTC).toLocalDate(),
                            sorted.get(i).atOffset(ZoneOffset.UTC).toLocalDate()));
        }
        return least == 7 ? 7 : least >= 28 && least <= 31 ? 30 : 1;
    }

    private static Recognised describe(Mapping mapping, Sample sample) {
        List<Recognised.Column> columns = new ArrayList<>();
        for (String name : sample.header()) {
            columns.add(new Recognised.Column(
                    name,
                    mapping.columns().entrySet().stream()
                            .filter(each -> each.getValue().equals(name))
                            .map(Map.Entry::getKey)
                            .findFirst(),
                    looksLike(sample.values(name), mapping),
                    sample.examples(name, 5)));
        }
        return new Recognised(mapping, columns, Remarks.of(mapping, sample));
    }

    private static Field.Type looksLike(List<String> values, Mapping mapping) {
        if (YesNo.areWords(values)) {
            return Field.Type.YES_NO;
        }
        if (TimeRecognition.find(values, mapping.times().zone()).findAny().isPresent()) {
            return Field.Type.TIME;
        }
        return NumberRecognition.areNumbers(values) ? Field.Type.NUMBER : Field.Type.TEXT;
    }
}
