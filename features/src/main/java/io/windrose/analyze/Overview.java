package io.windrose.analyze;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Granularity;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The figures of a range, and of the one that it is compared with.
 *
 * @param currency of all revenue in it; empty when no order has one
 * @param until when the range is not over, the time until which both ranges are looked at
 * @param apart what the figures leave out
 * @param data when nothing was found, what there is at other times
 */
public record Overview(
        ZoneId zone,
        DateRange range,
        Optional<DateRange> comparedRange,
        Optional<LocalDateTime> until,
        Granularity granularity,
        Optional<String> currency,
        Figures total,
        Optional<Figures> compared,
        List<Bucket> series,
        Apart apart,
        Optional<Span> data) {
    public Overview {
        series = List.copyOf(series);
    }

    /**
     * A part of the series.
     *
     * @param from on the company's clock, included
     * @param to not included
     * @param compared empty also where the range to compare with was not so far
     */
    public record Bucket(
            LocalDateTime from, LocalDateTime to, State state, Figures figures, Optional<Figures> compared) {
        /** Whether a bucket is over, goes on, or is to come. */
        public enum State {
            COMPLETE,
            INCOMPLETE,
            FUTURE
        }
    }

    /**
     * What is kept apart.
     *
     * @param robotEvents left out unless they are asked for
     * @param internalEvents of the company itself, robots apart; left out unless they are asked for
     * @param unlinkedVisits among the visits, those of visitors who are not known for longer than a day
     * @param otherCurrencies orders whose revenue is left out, because a rate is missing; the orders are counted
     * @param refunds paid back in the period, whenever the orders were placed; without filters only
     */
    public record Apart(
            long robotEvents,
            long internalEvents,
            long unlinkedVisits,
            List<Amount> otherCurrencies,
            Optional<List<Amount>> refunds) {
        public Apart {
            otherCurrencies = List.copyOf(otherCurrencies);
            refunds = refunds.map(List::copyOf);
        }
    }

    /** When the first and the newest event happened. */
    public record Span(Instant first, Instant newest) {}
}
