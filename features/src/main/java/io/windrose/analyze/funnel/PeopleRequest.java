package io.windrose.analyze.funnel;

import io.windrose.analyze.ask.Words;
import io.windrose.core.Incorrect;
import java.util.Optional;

/**
 * Who reached a step, or came to the one before and no further.
 *
 * @param step counted from 1
 * @param after the last of the page before
 */
public record PeopleRequest(FunnelRequest funnel, int step, Outcome outcome, Optional<Long> after) {
    static final int PAGE = 100;

    public enum Outcome {
        REACHED,
        DROPPED;

        public static Outcome named(String word) {
            return Words.named(Outcome.class, word, "analyze.unknown-outcome");
        }
    }

    public PeopleRequest {
        int first = outcome == Outcome.DROPPED ? 2 : 1;
        if (step < first || step > funnel.steps().size()) {
            throw new Incorrect(
                    "analyze.wrong-funnel",
                    "the step is %d; give %d to %d"
                            .formatted(step, first, funnel.steps().size()));
        }
    }
}
