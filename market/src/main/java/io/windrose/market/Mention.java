package io.windrose.market;

import java.time.Instant;

/**
 * What someone said of the shop in public.
 *
 * @param sentiment what the writer meant: -1, 0 or 1
 */
public record Mention(String mentionId, Instant at, String network, String author, String text, int sentiment) {}
