package io.windrose.lake;

/**
 * A key that objects in a variant often have.
 *
 * @param column the variant: {@code properties} or {@code context} of {@code events}
 * @param kind what its value mostly is
 */
public record FrequentKey(String column, String key, Kind kind) {
    /** The kinds of values. */
    public enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        LIST,
        OBJECT
    }
}
