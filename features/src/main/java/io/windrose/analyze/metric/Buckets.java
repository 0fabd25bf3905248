package io.windrose.analyze.metric;

import java.time.Duration;

/** Which stretch of time rows are of, as SQL over when they were. */
public interface Buckets {
    /** Whether a moment counts. */
    String holds(String moment);

    /** Whether a day of the company's calendar counts. */
    String holdsDay(String day);

    /** Whether a moment is looked at by figures that look so long after what counts. */
    String sees(String moment, Duration after);

    /** The bucket of a moment that counts. */
    String of(String moment);

    /** The bucket of a day that counts. */
    String ofDay(String day);
}
