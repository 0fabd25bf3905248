package io.windrose.campaign.reconciliation;

import java.util.Locale;

/** Of which money it is. */
public enum Kind {
    SPEND,
    REVENUE;

    /** As in the API: {@code spend}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
