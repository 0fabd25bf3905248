package io.windrose.collect.importing;

import java.util.Map;

/**
 * What became of a file's rows and of what was made of them.
 *
 * @param rows that were read
 * @param refused that could not be taken
 * @param leftOut that are not wanted, by the rule that says so
 * @param events or costs that were made of the others
 * @param stored of these, that the lake has by this import
 * @param known of these, that it had already
 */
public record Counts(long rows, long refused, Map<String, Long> leftOut, long events, long stored, long known) {
    public Counts {
        leftOut = Map.copyOf(leftOut);
    }
}
