package io.windrose.http;

import io.windrose.analyze.anomaly.AnomalyRequest;
import io.windrose.analyze.anomaly.Expectation;
import io.windrose.analyze.anomaly.Explanation;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Note;
import io.windrose.analyze.ask.Words;
import io.windrose.analyze.metric.Metric;
import io.windrose.core.Incorrect;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Anomalies as the API's document describes them. */
final class AnomalyForms {
    private AnomalyForms() {}

    /** A question. */
    record Question(
            @Nullable String from,
            @Nullable String to,
            @Nullable List<String> include,
            @Nullable List<QuestionForms.Where> where,
            TrendForms.@Nullable Asked metric,
            @Nullable String explain,
            @Nullable List<String> by) {
        AnomalyRequest request(LocalDate lastDay, Function<String, Metric> defined) {
            return new AnomalyRequest(
                    Request.required(metric, "metric").asked(defined),
                    QuestionForms.range(from, to, lastDay),
                    QuestionForms.included(include),
                    QuestionForms.conditions(where),
                    Optional.ofNullable(explain).map(Question::day),
                    QuestionForms.fields(by));
        }

        private static LocalDate day(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new Incorrect("http.no-day", "explain is \"" + text + "\"; give a day as 2026-11-22", e);
            }
        }
    }

    /** An answer. */
    record Answer(
            String zone,
            String currency,
            TrendForms.Shown metric,
            List<Day> days,
            Optional<Explained> explanation,
            List<Note> notes) {
        static Answer of(Expectation found) {
            return new Answer(
                    found.zone(),
                    found.currency(),
                    new TrendForms.Shown(
                            found.figure().title(), found.figure().unit().word()),
                    found.days().stream().map(Day::of).toList(),
                    found.explanation().map(Explained::of),
                    found.notes());
        }
    }

    /** A metric on the last day. */
    record Standing(String name, TrendForms.Shown metric, String currency, Optional<Day> day, List<Note> notes) {
        static Standing of(String name, Expectation found) {
            return new Standing(
                    name,
                    new TrendForms.Shown(
                            found.figure().title(), found.figure().unit().word()),
                    found.currency(),
                    found.days().stream().findFirst().map(Day::of),
                    found.notes());
        }
    }

    record Day(
            LocalDate day,
            Optional<Double> value,
            Optional<Double> expected,
            Optional<Double> low,
            Optional<Double> high,
            String verdict) {
        static Day of(Expectation.Day day) {
            return new Day(
                    day.day(),
                    Optional.ofNullable(day.value()),
                    day.interval().map(Expectation.Interval::expected),
                    day.interval().map(Expectation.Interval::low),
                    day.interval().map(Expectation.Interval::high),
                    Words.word(day.verdict()));
        }
    }

    record Explained(
            LocalDate day, double value, double expected, double change, DateRange compared, List<Split> splits) {
        static Explained of(Explanation found) {
            return new Explained(
                    found.day(),
                    found.value(),
                    found.expected(),
                    found.change(),
                    found.compared(),
                    found.splits().stream().map(Split::of).toList());
        }
    }

    record Split(String field, double surprise, int named, List<Part> parts) {
        static Split of(Explanation.Split split) {
            return new Split(
                    split.field().word(),
                    split.surprise(),
                    split.named(),
                    split.parts().stream().map(Part::of).toList());
        }
    }

    record Part(
            TrendForms.Row label,
            Optional<Double> value,
            Optional<Double> expected,
            double change,
            Optional<Explanation.Effects> effects) {
        static Part of(Explanation.Part part) {
            return new Part(
                    new TrendForms.Row(
                            Words.word(part.segment().kind()), part.segment().values()),
                    Optional.ofNullable(part.value()),
                    Optional.ofNullable(part.expected()),
                    part.change(),
                    part.effects());
        }
    }
}
