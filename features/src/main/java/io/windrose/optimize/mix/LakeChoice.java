package io.windrose.optimize.mix;

import io.windrose.analyze.ask.DateRange;
import io.windrose.campaign.calendar.Country;
import java.util.List;

/**
 * Which weeks of the lake are looked at, and as what.
 *
 * @param range from a Monday to a Sunday
 * @param countries whose public holidays may move the outcome
 */
public record LakeChoice(
        DateRange range, Outcome outcome, Division division, Exposure exposure, List<Country> countries) {
    /** What advertising is to bring. */
    public enum Outcome {
        /** Gross, in the company's currency. */
        REVENUE,
        /** How many. */
        ORDERS
    }

    /** How far advertising is told apart. */
    public enum Division {
        CHANNEL,
        /** Campaigns of a channel, whose effects are pooled. */
        CAMPAIGN
    }

    /** What acts. */
    public enum Exposure {
        SPEND,
        /** Impressions, of channels that have any. */
        IMPRESSIONS
    }

    public LakeChoice {
        countries = List.copyOf(countries);
    }
}
