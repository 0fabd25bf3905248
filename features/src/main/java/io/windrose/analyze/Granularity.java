package io.windrose.analyze;

/** How long a bucket of a series is, by the length of the range. */
public enum Granularity {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    private static final int MOST_DAYS_BY_HOUR = 2;
    private static final int MOST_DAYS_BY_DAY = 92;
    private static final int MOST_DAYS_BY_WEEK = 731;

    static Granularity of(DateRange range) {
        if (range.days() <= MOST_DAYS_BY_HOUR) {
            return HOUR;
        }
        if (range.days() <= MOST_DAYS_BY_DAY) {
            return DAY;
        }
        return range.days() <= MOST_DAYS_BY_WEEK ? WEEK : MONTH;
    }

    public String word() {
        return Words.word(this);
    }
}
