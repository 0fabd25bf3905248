package io.windrose.analyze.ask;

/** How long a bucket of a series is. */
public enum Granularity {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    private static final int MOST_DAYS_BY_HOUR = 2;
    private static final int MOST_DAYS_BY_DAY = 92;
    private static final int MOST_DAYS_BY_WEEK = 731;

    /** The usual one for the length of the range. */
    public static Granularity of(DateRange range) {
        if (range.days() <= MOST_DAYS_BY_HOUR) {
            return HOUR;
        }
        if (range.days() <= MOST_DAYS_BY_DAY) {
            return DAY;
        }
        return range.days() <= MOST_DAYS_BY_WEEK ? WEEK : MONTH;
    }

    public static Granularity named(String word) {
        return Words.named(Granularity.class, word, "analyze.unknown-granularity");
    }

    public String word() {
        return Words.word(this);
    }
}
