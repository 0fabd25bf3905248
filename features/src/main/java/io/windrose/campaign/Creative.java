package io.windrose.campaign;

import java.time.Instant;
import java.util.UUID;

/** What a campaign shows: a text or a picture. */
public record Creative(UUID id, UUID campaign, String name, Content content, Instant createdAt, String createdBy) {
    /** What it is. */
    public sealed interface Content {}

    /** Words. */
    public record Text(String text) implements Content {}

    /** A picture; its bytes are fetched apart. */
    public record Picture(String mediaType, long bytes, String sha256) implements Content {}
}
