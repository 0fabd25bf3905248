package io.windrose.http;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Words;
import io.windrose.core.Incorrect;
import io.windrose.optimize.lift.Calibrating;
import io.windrose.optimize.lift.DesignChoice;
import io.windrose.optimize.lift.Lifts;
import io.windrose.optimize.lift.Source;
import io.windrose.optimize.lift.TestChoice;
import io.windrose.optimize.lift.TestStart;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Questions for lifts as the API has them. */
final class LiftForms {
    private static final String UNKNOWN = "optimize.unknown-word";
    private static final int USUAL_DAYS = 180;

    private LiftForms() {}

    /** Days of the lake. */
    record LakeAsked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Integer days,
            @Nullable String outcome,
            @Nullable String by) {
        Source.OfLake source(LocalDate lastDay) {
            DateRange range;
            if (from != null && to != null) {
                range = new DateRange(from, to);
            } else if (from == null && to == null) {
                range = new DateRange(lastDay.minusDays((days == null ? USUAL_DAYS : days) - 1L), lastDay);
            } else {
                throw new Incorrect("optimize.half-range", "give both \"from\" and \"to\", or \"days\" alone");
            }
            return new Source.OfLake(
                    range,
                    named(Source.Outcome.class, outcome, Source.Outcome.REVENUE),
                    named(Source.By.class, by, Source.By.REGION));
        }
    }

    static Lifts.FileChoice file(Function<String, Optional<String>> query) {
        return new Lifts.FileChoice(
                query.apply("name").orElse("file"),
                named(Source.Outcome.class, query.apply("outcome").orElse(null), Source.Outcome.OTHER),
                query.apply("day"),
                query.apply("region"),
                query.apply("value"));
    }

    record DesignAsked(
            @Nullable String name,
            @Nullable UUID outcomes,
            @Nullable String manner,
            @Nullable List<Integer> sizes,
            @Nullable List<Integer> periods,
            @Nullable List<Double> effects,
            @Nullable Integer windows,
            @Nullable Double power,
            @Nullable Double confidence,
            @Nullable Double costPerUnit,
            @Nullable List<String> included,
            @Nullable List<String> excluded,
            @Nullable Double budget,
            @Nullable Long seed) {
        DesignChoice choice() {
            DesignChoice usual =
                    DesignChoice.usual(Request.required(costPerUnit, "costPerUnit"), seed == null ? 1 : seed);
            return new DesignChoice(
                    named(DesignChoice.Manner.class, manner, usual.manner()),
                    sizes == null ? usual.sizes() : sizes,
                    periods == null ? usual.periods() : periods,
                    effects == null ? usual.effects() : effects,
                    windows == null ? usual.windows() : windows,
                    power == null ? usual.power() : power,
                    confidence == null ? usual.confidence() : confidence,
                    usual.costPerUnit(),
                    included == null ? usual.included() : included,
                    excluded == null ? usual.excluded() : excluded,
                    Optional.ofNullable(budget),
                    usual.seed());
        }
    }

    record TestAsked(
            @Nullable String name,
            @Nullable UUID outcomes,
            @Nullable String method,
            @Nullable List<String> treated,
            @Nullable List<String> compared,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate counted,
            @Nullable Double confidence,
            @Nullable Long seed,
            @Nullable Double spend,
            @Nullable Double value) {
        private static final double USUAL_CONFIDENCE = 0.9;

        TestChoice choice() {
            LocalDate end = Request.required(to, "to");
            return new TestChoice(
                    named(TestChoice.Method.class, method, TestChoice.Method.SYNTHETIC_CONTROL),
                    treated == null ? List.of() : treated,
                    compared == null ? List.of() : compared,
                    Request.required(from, "from"),
                    end,
                    counted == null ? end : counted,
                    confidence == null ? USUAL_CONFIDENCE : confidence,
                    seed == null ? 1 : seed,
                    Optional.ofNullable(spend),
                    Optional.ofNullable(value));
        }
    }

    /** Which of the designs is run, and when. */
    record StartAsked(
            @Nullable Integer design,
            @Nullable LocalDate from,
            @Nullable Integer afterwards,
            @Nullable Double spend,
            @Nullable Double value) {
        TestStart start() {
            return new TestStart(
                    Request.required(from, "from"),
                    afterwards == null ? 0 : afterwards,
                    Optional.ofNullable(spend),
                    Optional.ofNullable(value));
        }
    }

    /** By which outcomes a test is judged that runs; the lake's, where nothing is said. */
    record JudgeAsked(@Nullable UUID outcomes) {}

    record CalibrateAsked(
            @Nullable UUID mix,
            @Nullable String channel,
            @Nullable Double spend,
            @Nullable Double worth) {
        Calibrating.Choice choice() {
            return new Calibrating.Choice(
                    Request.required(mix, "mix"),
                    Request.required(channel, "channel"),
                    Optional.ofNullable(spend),
                    Optional.ofNullable(worth));
        }
    }

    private static <E extends Enum<E>> E named(Class<E> choices, @Nullable String word, E usual) {
        return word == null ? usual : Words.named(choices, word, UNKNOWN);
    }
}
