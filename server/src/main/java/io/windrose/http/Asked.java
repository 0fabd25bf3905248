package io.windrose.http;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Label;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.ask.Scope;
import io.windrose.core.EventType;
import io.windrose.core.Incorrect;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What questions to events have in common, as requests write it. */
final class Asked {
    private static final int USUAL_DAYS = 30;

    private Asked() {}

    /** What must hold of a field. */
    record Holds(
            @Nullable String field,
            @Nullable String is,
            @Nullable List<String> values) {
        Condition condition() {
            return new Condition(
                    Field.parse(Request.required(field, "field")),
                    Condition.Operator.named(Request.required(is, "is")),
                    values == null ? List.of() : values);
        }
    }

    /** Which events are meant. */
    record Choice(
            @Nullable String type,
            @Nullable String event,
            @Nullable List<Holds> where) {
        EventChoice choice() {
            return new EventChoice(
                    Optional.ofNullable(type).map(Asked::type), Optional.ofNullable(event), conditions(where));
        }
    }

    static EventType type(String word) {
        return Arrays.stream(EventType.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Incorrect(
                        "http.unknown-type",
                        "there is no type \"" + word + "\"; give one of "
                                + Arrays.stream(EventType.values())
                                        .map(EventType::word)
                                        .collect(Collectors.joining(", "))));
    }

    static List<Condition> conditions(@Nullable List<Holds> where) {
        return where == null ? List.of() : where.stream().map(Holds::condition).toList();
    }

    /** The last days up to {@code today} where nothing is said. */
    static Scope scope(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String compare,
            @Nullable List<String> include,
            @Nullable List<Holds> where,
            LocalDate today) {
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
        return new Scope(
                new DateRange(first, last),
                Comparison.named(compare == null ? "none" : compare),
                include == null
                        ? Set.of()
                        : include.stream().map(LeftOut::named).collect(Collectors.toSet()),
                conditions(where));
    }

    /** What a row is of, as answers write it. */
    record Labelled(String kind, List<@Nullable String> values) {
        static Labelled of(Label label) {
            return new Labelled(
                    label.kind().word(),
                    switch (label.kind()) {
                        case VALUE -> List.of(label.value().orElseThrow());
                        case OTHERS -> List.of();
                        case UNKNOWN -> Collections.singletonList(null);
                    });
        }
    }

    /** What a reader of an answer must know. */
    record Note(String code, String text) {}
}
