package io.windrose.campaign;

import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** How far a campaign is. */
public enum Status {
    DRAFT,
    APPROVED,
    LIVE,
    ENDED;

    /** As in the API and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where it may go from here. */
    public Set<Status> next() {
        return switch (this) {
            case DRAFT -> Set.of(APPROVED);
            case APPROVED -> Set.of(DRAFT, LIVE, ENDED);
            case LIVE -> Set.of(ENDED);
            case ENDED -> Set.of();
        };
    }

    public static Status named(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Incorrect(
                        "campaign.unknown-status",
                        "there is no status \"" + word + "\"; give draft, approved, live or ended"));
    }
}
