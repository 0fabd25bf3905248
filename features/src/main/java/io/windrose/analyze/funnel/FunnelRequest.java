package io.windrose.analyze.funnel;

import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Scope;
import io.windrose.analyze.ask.Words;
import io.windrose.core.Incorrect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is asked for.
 *
 * @param window from the first step of an attempt to its last
 * @param by a field of the event that an attempt began with
 * @param rows so many of its values have a row of their own
 */
public record FunnelRequest(
        Scope scope,
        List<Step> steps,
        List<Exclusion> excluding,
        Order order,
        Duration window,
        Optional<Field> by,
        int rows) {
    public static final int MOST_ROWS = 50;
    private static final int MOST_STEPS = 20;
    private static final int MOST_EXCLUSIONS = 10;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    /** How steps follow each other. */
    public enum Order {
        /** Whatever else is done between. */
        ORDERED,
        /** Nothing else that counts is done between. */
        STRICT,
        ANY;

        public static Order named(String word) {
            return Words.named(Order.class, word, "analyze.unknown-order");
        }
    }

    /** Whether the way goes on without it. */
    public enum Need {
        REQUIRED,
        OPTIONAL
    }

    /** A step of the way. */
    public record Step(EventChoice of, Need need) {
        public static Step of(EventChoice choice) {
            return new Step(choice, Need.REQUIRED);
        }

        boolean isRequired() {
            return need == Need.REQUIRED;
        }
    }

    /**
     * What ends an attempt.
     *
     * @param after the step, counted from 1, between which and the next required one it does
     */
    public record Exclusion(EventChoice of, int after) {}

    public FunnelRequest {
        steps = List.copyOf(steps);
        excluding = List.copyOf(excluding);
        require(
                steps.size() >= 2 && steps.size() <= MOST_STEPS,
                "the funnel has %d steps; give 2 to %d".formatted(steps.size(), MOST_STEPS));
        require(
                steps.getFirst().isRequired() && steps.getLast().isRequired(),
                "the first step or the last is optional; only those between can be");
        require(
                excluding.size() <= MOST_EXCLUSIONS,
                "there are %d excluding steps; give %d at most".formatted(excluding.size(), MOST_EXCLUSIONS));
        require(
                excluding.isEmpty() || order != Order.ANY,
                "steps in any order have nothing between them; leave the excluding steps out");
        for (Exclusion each : excluding) {
            require(
                    each.after() >= 1 && each.after() < steps.size(),
                    "an excluding step is after step %d; give 1 to %d".formatted(each.after(), steps.size() - 1));
            require(
                    steps.get(each.after() - 1).isRequired(),
                    "an excluding step is after step %d, which is optional; name the required one before it"
                            .formatted(each.after()));
        }
        require(
                window.compareTo(Duration.ofSeconds(1)) >= 0 && window.compareTo(LONGEST_WINDOW) <= 0,
                "the window is %s; give 1 second to %d days".formatted(window, LONGEST_WINDOW.toDays()));
        require(rows >= 1 && rows <= MOST_ROWS, "there are %d rows; give 1 to %d".formatted(rows, MOST_ROWS));
    }

    /** In order, within the window, with nothing excluded. */
    public static FunnelRequest of(Scope scope, Duration window, List<EventChoice> steps) {
        return new FunnelRequest(
                scope,
                steps.stream().map(Step::of).toList(),
                List.of(),
                Order.ORDERED,
                window,
                Optional.empty(),
                MOST_ROWS);
    }

    /** The places of the steps that nobody passes by, from 0. */
    List<Integer> required() {
        return IntStream.range(0, steps.size())
                .filter(place -> steps.get(place).isRequired())
                .boxed()
                .toList();
    }

    /** The place of the last required step before. */
    int requiredBefore(int place) {
        int before = place - 1;
        while (!steps.get(before).isRequired()) {
            before--;
        }
        return before;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Incorrect("analyze.wrong-funnel", otherwise);
        }
    }
}
