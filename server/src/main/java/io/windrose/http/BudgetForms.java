package io.windrose.http;

import io.windrose.analyze.ask.Words;
import io.windrose.optimize.plan.LineChoice;
import io.windrose.optimize.plan.PlanRequest;
import io.windrose.science.budget.Goal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Budgets to be planned, as the API has them. */
final class BudgetForms {
    private static final String UNKNOWN = "optimize.unknown-word";

    private BudgetForms() {}

    /** What is not given is as usual. */
    record Asked(
            @Nullable UUID mix,
            @Nullable Integer weeks,
            @Nullable LocalDate start,
            @Nullable String by,
            @Nullable String goal,
            @Nullable Double budget,
            @Nullable Double target,
            @Nullable String caution,
            @Nullable Double probability,
            @Nullable Double value,
            @Nullable Double margin,
            @Nullable Double after,
            @Nullable Boolean withinSeen,
            @Nullable Boolean moveDoubted,
            @Nullable Map<String, LineAsked> lines) {

        PlanRequest request() {
            PlanRequest usual = PlanRequest.usual(Request.required(mix, "mix"));
            Map<String, LineChoice> choices = new LinkedHashMap<>();
            if (lines != null) {
                lines.forEach((name, line) -> choices.put(name, line.choice()));
            }
            return new PlanRequest(
                    usual.mix(),
                    weeks == null ? usual.weeks() : weeks,
                    Optional.ofNullable(start),
                    by == null ? usual.by() : Words.named(PlanRequest.By.class, by, UNKNOWN),
                    Optional.ofNullable(goal).map(word -> Words.named(Goal.class, word, UNKNOWN)),
                    Optional.ofNullable(budget),
                    Optional.ofNullable(target),
                    caution == null ? usual.sureness() : Words.named(PlanRequest.Sureness.class, caution, UNKNOWN),
                    probability == null ? usual.probability() : probability,
                    Optional.ofNullable(value),
                    Optional.ofNullable(margin),
                    after == null ? usual.after() : after,
                    withinSeen == null ? usual.withinSeen() : withinSeen,
                    moveDoubted == null ? usual.moveDoubted() : moveDoubted,
                    choices);
        }

        /** As it may be asked again. */
        static Asked of(PlanRequest request) {
            Map<String, LineAsked> lines = new LinkedHashMap<>();
            request.lines().forEach((name, choice) -> lines.put(name, LineAsked.of(choice)));
            return new Asked(
                    request.mix(),
                    request.weeks(),
                    request.start().orElse(null),
                    Words.word(request.by()),
                    request.goal().map(Words::word).orElse(null),
                    request.budget().orElse(null),
                    request.target().orElse(null),
                    Words.word(request.sureness()),
                    request.probability(),
                    request.value().orElse(null),
                    request.margin().orElse(null),
                    request.after(),
                    request.withinSeen(),
                    request.moveDoubted(),
                    lines);
        }
    }

    record LineAsked(
            @Nullable Double today,
            @Nullable Boolean fixed,
            @Nullable Double least,
            @Nullable Double most,
            @Nullable Double weekLeast,
            @Nullable Double weekMost,
            @Nullable FlightAsked flight) {
        LineChoice choice() {
            Optional<FlightAsked> flights = Optional.ofNullable(flight);
            return new LineChoice(
                    Optional.ofNullable(today),
                    Optional.ofNullable(fixed),
                    Optional.ofNullable(least),
                    Optional.ofNullable(most),
                    Optional.ofNullable(weekLeast),
                    Optional.ofNullable(weekMost),
                    flights.map(FlightAsked::least),
                    flights.map(FlightAsked::weeks));
        }

        static LineAsked of(LineChoice choice) {
            return new LineAsked(
                    choice.today().orElse(null),
                    choice.fixed().orElse(null),
                    choice.least().orElse(null),
                    choice.most().orElse(null),
                    choice.weekLeast().orElse(null),
                    choice.weekMost().orElse(null),
                    choice.flightLeast()
                            .map(least ->
                                    new FlightAsked(least, choice.flightWeeks().orElse(null)))
                            .orElse(null));
        }
    }

    record FlightAsked(@Nullable Double least, @Nullable Integer weeks) {}

    /** A scenario to be kept. */
    record Named(@Nullable String name, @Nullable Asked question) {}

    /** A file with later weeks. */
    record Weeks(@Nullable String text) {}
}
