package io.windrose.lake;

/**
 * What became of rows that were to take the place of others.
 *
 * @param added which were not there
 * @param replaced which took the place of others
 * @param unchanged which were there already, just so
 * @param removed which are there no more
 */
public record Replacement(long added, long replaced, long unchanged, long removed) {
    boolean isNone() {
        return added + replaced + removed == 0;
    }
}
