package io.windrose.science.forecast;

/** A method that has learned a series. */
public interface Fitted {
    /** What was learned, in one line. */
    String description();

    /**
     * The steps after the series.
     *
     * @param steps 1 or more
     * @param coverage part of the outcomes that should lie in the interval, above 0 and below 1
     */
    Prediction forecast(int steps, double coverage);
}
