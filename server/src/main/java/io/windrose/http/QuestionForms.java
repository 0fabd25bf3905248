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
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What all questions to the events have in common, as JSON. */
final class QuestionForms {
    private static final int USUAL_DAYS = 30;

    private QuestionForms() {}

    /** Which events are meant. */
    record Choice(
            @Nullable String type,
            @Nullable String event,
            @Nullable List<Where> where) {
        EventChoice choice() {
            return new EventChoice(
                    Optional.ofNullable(type).map(QuestionForms::type), Optional.ofNullable(event), conditions(where));
        }
    }

    /** What must hold of a field. */
    record Where(
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

    static EventChoice choice(@Nullable Choice choice) {
        return choice == null ? EventChoice.ANY : choice.choice();
    }

    static EventType type(String word) {
        return EventType.named(word)
                .orElseThrow(() -> new Incorrect(
                        "analyze.unknown-type",
                        "there is no type \"" + word + "\"; give track, page, screen, identify, group or alias"));
    }

    static List<Condition> conditions(@Nullable List<Where> where) {
        return where == null ? List.of() : where.stream().map(Where::condition).toList();
    }

    /** Without days, the last 30 up to today. */
    static DateRange range(@Nullable String from, @Nullable String to, LocalDate today) {
        LocalDate last = to == null ? today : day("to", to);
        return new DateRange(from == null ? last.minusDays(USUAL_DAYS - 1) : day("from", from), last);
    }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Incorrect("http.no-day", name + " is \"" + text + "\"; give a day as 2026-11-22", e);
        }
    }

    static Comparison comparison(@Nullable String word) {
        return word == null ? Comparison.NONE : Comparison.named(word);
    }

    static Set<LeftOut> included(@Nullable List<String> words) {
        return words == null ? Set.of() : words.stream().map(LeftOut::named).collect(Collectors.toSet());
    }

    static List<Field> fields(@Nullable List<String> words) {
        return words == null ? List.of() : words.stream().map(Field::parse).toList();
    }

    /** The last days up to {@code today} where nothing is said. */
    static Scope scope(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String compare,
            @Nullable List<String> include,
            @Nullable List<Where> where,
            LocalDate today) {
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
        return new Scope(new DateRange(first, last), comparison(compare), included(include), conditions(where));
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
}
