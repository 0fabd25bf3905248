package io.windrose.http;

import io.windrose.analyze.ask.Field;
import io.windrose.core.Incorrect;
import io.windrose.optimize.attribution.AttributionRequest;
import io.windrose.optimize.attribution.AttributionRequest.Conversion;
import io.windrose.optimize.attribution.ModelSettings;
import io.windrose.science.attribution.Lift;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions for attribution, as JSON. */
final class AttributionForms {
    private static final int USUAL_LOOKBACK = 30;
    private static final int USUAL_VIEW_LOOKBACK = 1;

    private AttributionForms() {}

    /** What an experiment found; of a hold-out, people and their conversions instead. */
    record LiftGiven(
            @Nullable String key,
            @Nullable Double conversions,
            @Nullable Double standardError,
            @Nullable Double touches,
            @Nullable Double people,
            @Nullable Double heldOut,
            @Nullable Double heldOutConversions) {
        Lift lift() {
            String of = Request.required(key, "lifts.key");
            double found = number(conversions, "conversions");
            try {
                return people == null && heldOut == null
                        ? new Lift(of, found, number(standardError, "standardError"), number(touches, "touches"))
                        : Lift.ofHoldOut(
                                of,
                                number(people, "people"),
                                found,
                                number(heldOut, "heldOut"),
                                number(heldOutConversions, "heldOutConversions"),
                                number(touches, "touches"));
            } catch (IllegalArgumentException e) {
                throw new Incorrect("optimize.wrong-lift", "of \"" + of + "\", " + e.getMessage(), e);
            }
        }

        private static double number(@Nullable Double given, String name) {
            if (given == null) {
                throw new Incorrect(
                        "optimize.wrong-lift",
                        "a lift has no %s; give key, conversions, standardError and touches, or of a hold-out key, people, conversions, heldOut, heldOutConversions and touches"
                                .formatted(name));
            }
            return given;
        }
    }

    /** Orders without an event; else events of the choice. */
    record ConversionGiven(
            QuestionForms.@Nullable Choice event,
            @Nullable String worth,
            @Nullable String value) {
        Conversion conversion() {
            if (event == null) {
                return new Conversion.Orders(AttributionRequest.Worth.named(worth == null ? "gross" : worth));
            }
            return new Conversion.Events(event.choice(), Optional.ofNullable(value).map(Field::parse));
        }
    }

    /** What is asked. */
    record Asked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String by,
            @Nullable ConversionGiven conversion,
            @Nullable Integer lookbackDays,
            @Nullable List<String> viewThrough,
            @Nullable Integer viewLookbackDays,
            @Nullable Double halfLife,
            @Nullable Double first,
            @Nullable Double last,
            @Nullable List<String> baseline,
            @Nullable Long seed,
            @Nullable List<LiftGiven> lifts,
            @Nullable List<String> include) {
        AttributionRequest request(LocalDate today) {
            return new AttributionRequest(
                    QuestionForms.scope(from, to, null, include, null, today).range(),
                    AttributionRequest.By.named(by == null ? "channel" : by),
                    conversion == null
                            ? new Conversion.Orders(AttributionRequest.Worth.GROSS)
                            : conversion.conversion(),
                    lookbackDays == null ? USUAL_LOOKBACK : lookbackDays,
                    viewThrough == null ? List.of() : viewThrough,
                    viewLookbackDays == null ? USUAL_VIEW_LOOKBACK : viewLookbackDays,
                    settings(halfLife, first, last, baseline, seed),
                    lifts == null
                            ? List.of()
                            : lifts.stream().map(LiftGiven::lift).toList(),
                    QuestionForms.included(include));
        }

        Optional<String> valueField() {
            return Optional.ofNullable(conversion).map(ConversionGiven::value);
        }
    }

    static ModelSettings settings(
            @Nullable Double halfLife,
            @Nullable Double first,
            @Nullable Double last,
            @Nullable List<String> baseline,
            @Nullable Long seed) {
        ModelSettings usual = ModelSettings.usual();
        return new ModelSettings(
                halfLife == null ? usual.halfLife() : halfLife,
                first == null ? usual.first() : first,
                last == null ? usual.last() : last,
                baseline == null ? usual.baseline() : Set.copyOf(baseline),
                seed == null ? usual.seed() : seed);
    }
}
