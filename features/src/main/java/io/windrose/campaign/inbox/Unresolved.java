package io.windrose.campaign.inbox;

import io.windrose.campaign.keys.KeyDraft;
import java.time.LocalDate;
import java.util.List;

/**
 * Something that no campaign is known by.
 *
 * @param key that would resolve it
 * @param cost what it cost, by currency
 * @param revenue of the orders that have it, by currency
 * @param examples of what else is said with it
 */
public record Unresolved(
        KeyDraft key,
        List<Money> cost,
        List<Money> revenue,
        long visits,
        LocalDate firstSeen,
        LocalDate lastSeen,
        List<String> examples) {
    public Unresolved {
        cost = List.copyOf(cost);
        revenue = List.copyOf(revenue);
        examples = List.copyOf(examples);
    }
}
