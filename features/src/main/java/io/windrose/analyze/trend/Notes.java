package io.windrose.analyze.trend;

import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.ask.Note;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.Source;
import io.windrose.analyze.metric.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be known about an answer, in plain words. */
final class Notes {
    private final TrendRequest request;
    private final String currency;
    private final Set<Note> notes = new LinkedHashSet<>();

    Notes(TrendRequest request, String currency) {
        this.request = request;
        this.currency = currency;
        for (TrendRequest.Asked asked : request.figures()) {
            asked.formula().sources().forEach(source -> unknownFields(asked, source));
        }
    }

    List<Note> all() {
        return List.copyOf(notes);
    }

    private void add(String code, String text, Map<String, Object> values) {
        notes.add(Note.of(code, text, values));
    }

    private void unknownFields(TrendRequest.Asked asked, Source source) {
        Stream.concat(request.by().stream(), request.conditions().stream().map(condition -> condition.field()))
                .filter(field -> !source.has(field))
                .distinct()
                .forEach(field -> add(
                        "field-not-of-source",
                        "\"{metric}\" is made of {source}, of which {field} is not known: there it counts as unknown",
                        Map.of("metric", asked.title(), "source", source.word(), "field", field.word())));
        if (source == Source.SPEND && request.granularity() == Granularity.HOUR) {
            add("spend-by-day", "Spend is known by day: that of a day is in its first hour", Map.of());
        }
    }

    /** Of a figure that is made of no others. */
    void rows(Formula formula, TrendRows rows) {
        if (!(formula instanceof Formula.Figure figure) || !figure.aggregate().needsField()) {
            return;
        }
        List<TrendRows.Cell> cells =
                rows.cells().values().stream().flatMap(List::stream).toList();
        long there = cells.stream().mapToLong(TrendRows.Cell::rows).sum();
        long values = cells.stream().mapToLong(TrendRows.Cell::values).sum();
        String field = figure.field().orElseThrow();
        if (there > 0 && values == 0) {
            add(
                    "no-numbers",
                    "None of {count} {source} in the range has a number in {field}",
                    Map.of("count", there, "source", figure.source().word(), "field", field));
        } else if (values < there
                && figure.unit() == Unit.MONEY
                && !field.equals("refunded")
                && !field.equals("cost")) {
            add(
                    "amounts-missing",
                    "{count} of {all} {source} have no amount in {currency}, or none that a rate is known for: they are in no sum",
                    Map.of(
                            "count",
                            there - values,
                            "all",
                            there,
                            "source",
                            figure.source().word(),
                            "currency",
                            currency));
        }
    }

    /** Of the first figure. */
    void labels(Set<Label> found) {
        boolean isUnknown = !found.isEmpty() && found.stream().allMatch(label -> label.kind() == Label.Kind.UNKNOWN);
        if (isUnknown) {
            add(
                    "nothing-known",
                    "Nothing in the range has {fields}: is it written as it is sent?",
                    Map.of("fields", request.by().stream().map(Field::word).toList()));
        }
    }

    void bounds(TrendRequest.Asked asked, Trend.Values values) {
        List<@Nullable BigDecimal> all = new ArrayList<>(values.buckets());
        all.add(values.total());
        for (@Nullable BigDecimal value : all) {
            if (value != null && !asked.bounds().hold(value)) {
                add(
                        "out-of-bounds",
                        "\"{metric}\" is {value}, and its definition says that it lies " + words(asked),
                        bounded(asked, value));
                return;
            }
        }
    }

    private static String words(TrendRequest.Asked asked) {
        return Stream.concat(
                        asked.bounds().atLeast().map(least -> "at " + least + " or above").stream(),
                        asked.bounds().atMost().map(most -> "at " + most + " or below").stream())
                .collect(Collectors.joining(" and "));
    }

    private static Map<String, Object> bounded(TrendRequest.Asked asked, BigDecimal value) {
        Map<String, Object> values = new HashMap<>(Map.of("metric", asked.title(), "value", value.toPlainString()));
        asked.bounds().atLeast().ifPresent(least -> values.put("atLeast", least));
        asked.bounds().atMost().ifPresent(most -> values.put("atMost", most));
        return values;
    }

    void apart(TrendQuestions.Apart apart) {
        if (!request.included().contains(LeftOut.ROBOTS) && apart.robots() > 0) {
            add("robots-left-out", "{count} events of robots are left out", Map.of("count", apart.robots()));
        }
        if (!request.included().contains(LeftOut.INTERNAL) && apart.internal() > 0) {
            add(
                    "internal-left-out",
                    "{count} events of the company's own traffic are left out",
                    Map.of("count", apart.internal()));
        }
    }
}
