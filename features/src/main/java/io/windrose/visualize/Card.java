package io.windrose.visualize;

import io.windrose.core.Incorrect;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing on a dashboard.
 *
 * @param title empty for the one that its content has by itself
 * @param dates its own, where it does not follow the dashboard's
 */
public record Card(String title, Place place, Content content, Optional<Dates> dates) {
    private static final int LONGEST_TITLE = 200;

    public Card {
        title = Texts.checked("a card's title", title, LONGEST_TITLE);
    }

    /** What a card shows. */
    public sealed interface Content {}

    /**
     * An analysis.
     *
     * @param kind which one
     * @param question its question as the API takes it, a JSON object without dates
     * @param chart how it is drawn; empty as is usual for it
     */
    public record Analysis(Kind kind, String question, Optional<String> chart) implements Content {
        private static final int LONGEST_QUESTION = 50_000;

        /** The analyses there are. */
        public enum Kind {
            OVERVIEW,
            TRENDS,
            FUNNELS,
            RETENTION,
            PATHS,
            WEB,
            ACQUISITION,
            CAMPAIGNS;

            public String word() {
                return io.windrose.analyze.ask.Words.word(this);
            }

            public static Kind named(String word) {
                return io.windrose.analyze.ask.Words.named(Kind.class, word, "visualize.unknown-analysis");
            }
        }

        public Analysis {
            question = Texts.checked("a card's question", question, LONGEST_QUESTION);
        }
    }

    /** A saved query. Who may not run SQL, or does not see the query, sees that instead. */
    public record Query(UUID query) implements Content {}

    /** Words between the figures, in Markdown. */
    public record Words(String markdown) implements Content {
        private static final int LONGEST = 20_000;

        public Words {
            markdown = Texts.checked("a card's text", markdown, LONGEST);
            if (markdown.isBlank()) {
                throw new Incorrect("visualize.empty-card", "a card of words has none; write some, or take it away");
            }
        }
    }
}
