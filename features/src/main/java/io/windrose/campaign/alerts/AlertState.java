package io.windrose.campaign.alerts;

import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.Locale;

/** How far an alert is. */
public enum AlertState {
    OPEN("a.closed_at is null and a.acknowledged_at is null"),
    ACKNOWLEDGED("a.closed_at is null and a.acknowledged_at is not null"),
    CLOSED("a.closed_at is not null");

    final String condition;

    AlertState(String condition) {
        this.condition = condition;
    }

    /** As in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertState of(Alert alert) {
        if (alert.closing().isPresent()) {
            return CLOSED;
        }
        return alert.acknowledgement().isPresent() ? ACKNOWLEDGED : OPEN;
    }

    public static AlertState named(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Incorrect(
                        "campaign.unknown-state",
                        "an alert is not \"" + word + "\"; give open, acknowledged or closed"));
    }
}
