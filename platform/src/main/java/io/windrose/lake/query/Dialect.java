package io.windrose.lake.query;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The pieces of SQL that engines write differently. All else is written once, in what they share: {@code max_by},
 * {@code percentile_cont(0.5) within group (order by x)}, {@code consent['analytics']}, windows, {@code try_cast}.
 *
 * <p>{@code variant} is the name of a column such as {@code properties}; {@code key} is any text, and names one of its
 * fields, never a path. {@code expression} and {@code time} are SQL.
 */
public interface Dialect {
    /** A unit of the calendar; weeks begin on Monday. */
    enum Unit {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    /** A number read off a calendar or clock; days of the week are 1 for Monday to 7. */
    enum Part {
        HOUR,
        DAY_OF_WEEK,
        DAY,
        MONTH,
        YEAR
    }

    /** A text as it stands in SQL, quotes included; what it holds ends nowhere but at its end. */
    String literal(String text);

    /** A moment as it stands in SQL, to the microsecond, to be compared with times such as {@code occurred_at}. */
    String literal(Instant moment);

    /**
     * The field as text: texts as they are, {@code true}, {@code false}, numbers as the engine writes them; null where
     * it is absent.
     */
    String text(String variant, String key);

    /** The field as a double: numbers, and texts that are numbers; null for all else, truth values included. */
    String number(String variant, String key);

    /** The field as a truth value, when it is {@code true} or {@code false}, as such or as text; null for all else. */
    String truth(String variant, String key);

    /** The value below which about {@code share} of the values lie, off by some per cent of the ranks at most. */
    String approximateQuantile(String expression, double share);

    /** An aggregate: the texts that are there in the order of {@code order}, with {@code separator} between. */
    String joined(String expression, String separator, String order);

    /** Microseconds since 1970, as BIGINT. */
    String microseconds(String time);

    /**
     * The beginning of the hour, day ... that the moment lies in, as a clock in {@code zone} shows it: a TIMESTAMP
     * without zone.
     */
    String truncated(Unit unit, String time, ZoneId zone);

    /** What a clock or calendar in {@code zone} shows at that moment, as BIGINT. */
    String part(Part part, String time, ZoneId zone);
}
