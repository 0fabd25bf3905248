package io.windrose.campaign.links;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A link with marks. */
public record Link(UUID id, UUID campaign, String address, Map<Mark, String> marks, Instant builtAt, String builtBy) {
    public Link {
        marks = Map.copyOf(marks);
    }
}
