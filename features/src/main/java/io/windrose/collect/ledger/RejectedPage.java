package io.windrose.collect.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Some rejected events, newest first.
 *
 * @param next the cursor of the page after this one; empty at the end
 */
public record RejectedPage(List<RejectedEvent> events, Optional<String> next) {
    public RejectedPage {
        events = List.copyOf(events);
    }
}
