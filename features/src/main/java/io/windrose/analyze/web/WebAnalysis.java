package io.windrose.analyze.web;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Label;
import io.windrose.analyze.ask.Words;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How a site was visited.
 *
 * @param until when the range is not over, the time on the clock until which it is looked at
 * @param currency of revenue
 * @param pages by their views
 * @param landings by the visits that began there
 * @param vitals of all pages and devices, then by either, then by both
 */
public record WebAnalysis(
        ZoneId zone,
        DateRange range,
        Optional<DateRange> comparedRange,
        Optional<LocalDateTime> until,
        String currency,
        Figures total,
        Optional<Figures> compared,
        List<Page> pages,
        List<Landing> landings,
        List<Speed> vitals) {
    public WebAnalysis {
        pages = List.copyOf(pages);
        landings = List.copyOf(landings);
        vitals = List.copyOf(vitals);
    }

    /**
     * All together.
     *
     * @param pageViews at their own moment
     */
    public record Figures(Visits visits, long pageViews) {
        public Optional<Double> pagesPerVisit() {
            return share(pageViews, visits.number());
        }
    }

    /**
     * What is told of visits.
     *
     * @param bounces of one page view
     * @param converted in which something was ordered
     * @param withoutRate orders that are in no revenue, for want of an exchange rate
     */
    public record Visits(
            long number,
            long visitors,
            long bounces,
            long converted,
            long orders,
            long withoutRate,
            BigDecimal revenue,
            Attention attention) {
        public Optional<Double> bounceRate() {
            return share(bounces, number);
        }

        public Optional<Double> conversion() {
            return share(converted, number);
        }
    }

    /**
     * For how long pages were attended to.
     *
     * @param visits of which the tracker told it
     */
    public record Attention(long visits, double seconds) {
        public Optional<Double> average() {
            return visits == 0 ? Optional.empty() : Optional.of(seconds / visits);
        }
    }

    /**
     * What is told of a page.
     *
     * @param entrances views with which a visit began
     * @param exits views with which one ended
     */
    public record Page(Label label, long views, long entrances, long exits, Attention attention) {
        public Optional<Double> exitRate() {
            return share(exits, views);
        }
    }

    public record Landing(Label label, Visits visits) {}

    /**
     * How fast pages were, as measured once for each time that one was loaded.
     *
     * @param page empty for all
     * @param device empty for all
     * @param p75 three quarters of the values are at most so large
     */
    public record Speed(
            Vital vital,
            Optional<String> page,
            Optional<String> device,
            long measured,
            long good,
            long poor,
            double p75) {
        public long fair() {
            return measured - good - poor;
        }

        /** Of the page as a whole, which its p75 says. */
        public Rating rating() {
            if (p75 <= vital.good()) {
                return Rating.GOOD;
            }
            return p75 <= vital.fair() ? Rating.NEEDS_IMPROVEMENT : Rating.POOR;
        }
    }

    /** What web.dev calls it. */
    public enum Rating {
        GOOD,
        NEEDS_IMPROVEMENT,
        POOR;

        public String word() {
            return Words.word(this);
        }
    }

    private static Optional<Double> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of((double) part / whole);
    }
}
