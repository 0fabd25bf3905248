package io.windrose.optimize.mix;

import java.util.List;
import java.util.Optional;

/**
 * Which columns of a file are what.
 *
 * @param week of the first days of weeks; empty for the first column that holds days
 * @param outcome of the column that advertising is to bring
 * @param media empty for those whose names say so: {@code tv_S}, {@code search_spend}, beside {@code tv_I} for
 *     impressions
 * @param influences columns of numbers, or of words, each of which is an event
 */
public record FileChoice(Optional<String> week, String outcome, List<Media> media, List<String> influences) {
    /** Columns of a channel. */
    public record Media(String channel, String spend, Optional<String> exposure) {}

    /** With the first column that holds days. */
    public FileChoice(String outcome, List<Media> media, List<String> influences) {
        this(Optional.empty(), outcome, media, influences);
    }

    public FileChoice {
        media = List.copyOf(media);
        influences = List.copyOf(influences);
    }
}
