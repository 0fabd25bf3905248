package io.windrose.science.budget;

/** What a plan is to bring much of. */
public enum Goal {
    /** Contribution margin of what is sold, less the spend. */
    PROFIT,
    REVENUE,
    ORDERS;

    /** What a unit of spend takes off the goal. */
    double cost() {
        return this == PROFIT ? 1 : 0;
    }
}
