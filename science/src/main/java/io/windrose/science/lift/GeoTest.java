package io.windrose.science.lift;

import java.util.List;

/**
 * A test in some of several markets.
 *
 * @param treated markets in which advertising was changed
 * @param from first day of the test
 * @param until day after the last of which outcomes are counted: days after the advertising's end are in it where it
 *     still works
 */
public record GeoTest(List<String> treated, int from, int until) {
    /** @throws IllegalArgumentException when there is no market, one is given twice, or days are out of order */
    public GeoTest {
        treated = List.copyOf(treated);
        if (treated.isEmpty() || treated.stream().distinct().count() != treated.size()) {
            throw new IllegalArgumentException("treated markets are " + treated + ": give each once, one at least");
        }
        if (from < 1 || until <= from) {
            throw new IllegalArgumentException("days " + from + " to " + until + " are out of order");
        }
    }

    public int days() {
        return until - from;
    }
}
