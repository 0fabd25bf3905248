package io.windrose.science.budget;

import io.windrose.science.mix.Interval;

/**
 * Money moved from one line to another.
 *
 * @param from a line, or {@link #BUDGET} where it is new money
 * @param to a line, or {@link #BUDGET} where it is saved
 * @param amount in the currency
 * @param perUnit of the goal that each unit moved brings on the average
 * @param gain of the goal by all of it
 */
public record Move(String from, String to, double amount, Interval perUnit, Interval gain) {
    /** What is not spent. */
    public static final String BUDGET = "budget";
}
