package io.windrose.campaign;

/**
 * What the last line of an order says of a product, of those lines that say it at all: left to themselves, one engine
 * takes a null for the last and another not.
 */
public final class LastLine {
    private LastLine() {}

    /** Of lines that are grouped by their product. */
    public static String says(String column) {
        return "max_by(%1$s, (ordered_at, order_id, line)) filter (where %1$s is not null)".formatted(column);
    }
}
