package io.windrose.campaign.links;

import io.windrose.core.Incorrect;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A part of the links of all campaigns.
 *
 * @param next where the next page begins; empty at the end
 */
public record LinkPage(List<Listed> links, Optional<Place> next) {
    public LinkPage {
        links = List.copyOf(links);
    }

    /** A link, and the name of its campaign. */
    public record Listed(Link link, String campaignName) {}

    /** After which link a page begins. */
    public record Place(Instant builtAt, UUID id) {
        private static final int ID_LENGTH = 36;

        /** As {@link #text} wrote it. */
        public static Place read(String text) {
            try {
                return new Place(
                        Instant.parse(text.substring(ID_LENGTH)), UUID.fromString(text.substring(0, ID_LENGTH)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
                throw new Incorrect("campaign.cursor", "the cursor is none that a list gave; leave it out to begin", e);
            }
        }

        public String text() {
            return id.toString() + builtAt;
        }
    }
}
