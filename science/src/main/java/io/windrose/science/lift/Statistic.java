package io.windrose.science.lift;

/** What of the days of a test is compared to other days. */
public enum Statistic {
    /** The absolute value of what they lack or have together. */
    TOTAL,
    /** The sum of the absolute values of each day: lifts that cancel out count too, but a steady one counts less. */
    EACH_DAY;

    double of(double[] gaps, int from) {
        double total = 0;
        double each = 0;
        for (int i = from; i < gaps.length; i++) {
            total += gaps[i];
            each += Math.abs(gaps[i]);
        }
        return this == TOTAL ? Math.abs(total) : each;
    }
}
