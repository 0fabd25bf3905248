package io.windrose.science.forecast;

import java.util.Optional;

/** A way to forecast a series by what it was. */
public interface ForecastMethod {
    /** Unique among the methods that are compared. */
    String name();

    /** Why this method does not suit the series, and what would; empty when it does. */
    Optional<String> objection(Series series);

    /**
     * Learns a series.
     *
     * @throws IllegalArgumentException with the {@link #objection} when there is one
     */
    Fitted fit(Series series);

    /** Throws the objection when there is one. */
    static void require(ForecastMethod method, Series series) {
        method.objection(series).ifPresent(objection -> {
            throw new IllegalArgumentException(method.name() + ": " + objection);
        });
    }
}
