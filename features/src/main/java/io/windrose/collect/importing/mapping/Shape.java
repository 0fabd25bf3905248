package io.windrose.collect.importing.mapping;

import java.util.Locale;

/** How a file is laid out, where a kind has several ways. */
public enum Shape {
    /** A row is one thing: a line of an order, a contact, a touch, a cost. */
    ROWS,
    /** A row is a path of channels, with how many people went it. */
    PATHS,
    /** A row is a day or week, with a column for each channel's cost. */
    WIDE,
    /** A line is one call in the Segment form, as JSON. */
    JSON_LINES,
    /** A line is one request in the combined log format. */
    COMBINED_LOG;

    /** {@code json-lines}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
