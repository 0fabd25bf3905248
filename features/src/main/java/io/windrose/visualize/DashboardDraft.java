package io.windrose.visualize;

import io.windrose.analyze.ask.Comparison;
import io.windrose.core.Incorrect;
import java.util.List;

/**
 * What a person says of a dashboard.
 *
 * @param dates of all cards that have none of their own
 * @param comparison with what the dates are compared: none, previous or year
 * @param filters of all cards, each a condition as the API takes it: JSON
 * @param cards in the order in which they are read
 * @param sharing who else sees it
 */
public record DashboardDraft(
        String name,
        String description,
        Dates dates,
        Comparison comparison,
        List<String> filters,
        List<Card> cards,
        Sharing sharing) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int MOST_CARDS = 50;
    private static final int MOST_FILTERS = 20;

    /** Who sees a dashboard. */
    public enum Sharing {
        OWN,
        SHARED
    }

    public DashboardDraft {
        name = Texts.name("a dashboard's name", name, LONGEST_NAME);
        description = Texts.checked("a dashboard's description", description, LONGEST_DESCRIPTION);
        filters = List.copyOf(filters);
        cards = List.copyOf(cards);
        if (cards.size() > MOST_CARDS) {
            throw new Incorrect(
                    "visualize.too-many-cards",
                    "the dashboard has %d cards; give %d at most".formatted(cards.size(), MOST_CARDS));
        }
        if (filters.size() > MOST_FILTERS) {
            throw new Incorrect(
                    "visualize.too-many-filters",
                    "the dashboard has %d filters; give %d at most".formatted(filters.size(), MOST_FILTERS));
        }
        requireApart(cards);
    }

    private static void requireApart(List<Card> cards) {
        for (int i = 0; i < cards.size(); i++) {
            for (int j = i + 1; j < cards.size(); j++) {
                if (cards.get(i).place().overlaps(cards.get(j).place())) {
                    throw new Incorrect(
                            "visualize.cards-overlap",
                            "the cards %d and %d lie upon each other; move one".formatted(i + 1, j + 1));
                }
            }
        }
    }
}
