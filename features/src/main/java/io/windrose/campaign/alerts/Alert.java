package io.windrose.campaign.alerts;

import io.windrose.campaign.results.Pacing;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * That something is or was off with a campaign.
 *
 * @param unit of the figures: a currency, or the metric of the target
 * @param opened the figures when it opened
 * @param seen the figures when it was so last, at {@code seenAt}
 * @param reopened how often it came back within a day
 */
public record Alert(
        UUID id,
        UUID campaign,
        String campaignName,
        Pacing.Alert.Kind kind,
        String unit,
        Instant openedAt,
        Figures opened,
        Instant seenAt,
        Figures seen,
        int reopened,
        Optional<Closing> closing,
        Optional<Acknowledgement> acknowledgement) {
    public AlertState state() {
        return AlertState.of(this);
    }

    /** That it is no longer so, or not looked at any more. */
    public record Closing(Instant at, Reason because) {}

    /** Why it closed. */
    public enum Reason {
        NO_LONGER,
        NOT_RUNNING;

        /** As in the API and the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Reason named(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** That somebody knows of it, and what they say. */
    public record Acknowledgement(Instant at, String by, String note) {}
}
