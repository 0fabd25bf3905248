package io.windrose.campaign.reconciliation;

/** What days are held against. */
public sealed interface BooksChoice {
    /** Records that somebody brought, by their name. */
    record Brought(String name) implements BooksChoice {}

    /** All that a source tells. */
    record OfSource(String sourceId) implements BooksChoice {}

    /** How a source is named where books are asked for. */
    String SOURCE = "source:";

    static BooksChoice parse(String text) {
        return text.startsWith(SOURCE) ? new OfSource(text.substring(SOURCE.length())) : new Brought(text);
    }

    /** As in the API: {@code shop}, or {@code source:import:orders}. */
    default String word() {
        return switch (this) {
            case Brought(String name) -> name;
            case OfSource(String sourceId) -> SOURCE + sourceId;
        };
    }
}
