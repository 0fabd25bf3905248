package io.windrose.visualize.letter;

import io.windrose.analyze.anomaly.Expectation;
import io.windrose.campaign.alerts.Alert;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Something to look at, as it is now. */
public sealed interface Look {
    /** A campaign is off its pace, and nobody has said that they know. */
    record Campaign(Alert alert) implements Look {}

    /**
     * A watched metric is not as expected.
     *
     * @param since the day on which it began
     */
    record Watched(UUID watch, String name, Expectation.Verdict verdict, LocalDate since) implements Look {}

    /**
     * A source was never silent for so long, or for weeks.
     *
     * @param newest when its newest event happened; empty where none is known
     */
    record Silent(String source, Optional<Instant> newest) implements Look {}

    /**
     * Fewer or more events than usual.
     *
     * @param event type or name; empty for all of the source
     * @param to not within
     */
    record Gap(String source, Optional<String> event, Instant from, Instant to, long seen, double usual)
            implements Look {}

    /** Events of the last day of which nothing says where they are. */
    record Unaccounted(long events) implements Look {}
}
