package io.windrose.optimize.lift;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.windrose.analyze.ask.DateRange;
import io.windrose.core.Incorrect;

/** Where outcomes are from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "from")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Source.OfLake.class, name = "lake"),
    @JsonSubTypes.Type(value = Source.OfFile.class, name = "file")
})
public sealed interface Source {
    /** What is counted. */
    enum Outcome {
        /** Gross, in the company's currency. */
        REVENUE,
        ORDERS,
        VISITS,
        /** Of a file, whatever its numbers are. */
        OTHER
    }

    /** What is told apart. */
    enum By {
        COUNTRY,
        /** Of a country, as Bavaria, DE. */
        REGION,
        DEVICE
    }

    Outcome outcome();

    /**
     * The lake's days.
     *
     * @param range whole days that are over
     */
    record OfLake(DateRange range, Outcome outcome, By by) implements Source {
        /** @throws Incorrect when the lake does not count that */
        public OfLake {
            if (outcome == Outcome.OTHER) {
                throw new Incorrect(
                        "optimize.wrong-outcome", "the lake counts revenue, orders or visits; give one of these");
            }
        }
    }

    /**
     * A file that was brought.
     *
     * @param digest SHA-256 of its bytes
     */
    record OfFile(String file, String digest, Outcome outcome) implements Source {}
}
