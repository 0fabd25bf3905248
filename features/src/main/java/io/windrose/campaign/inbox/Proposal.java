package io.windrose.campaign.inbox;

import java.util.Locale;
import java.util.UUID;

/**
 * A campaign that something may be of.
 *
 * @param confidence from 0 to 1; no chance, but an order
 * @param reason in words
 * @param why the same, for programs
 */
public record Proposal(UUID campaign, String campaignName, double confidence, String reason, Reason why) {
    /**
     * Why it may be.
     *
     * @param name of the campaign, or in a key of it, that the value is like
     * @param letters that are off, where the likeness is by letters
     */
    public record Reason(Alike likeness, String name, int letters, Days days) {}

    /** In what two names are alike. */
    public enum Alike {
        SAME_WORDS,
        LETTERS_OFF,
        HAS_ALL_WORDS,
        WORDS_WITHIN,
        READS_ALIKE;

        /** As in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether it was seen while the campaign ran. */
    public enum Days {
        WITHIN,
        OUTSIDE;

        /** As in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
