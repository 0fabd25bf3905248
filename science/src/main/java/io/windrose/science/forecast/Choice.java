package io.windrose.science.forecast;

import java.util.List;

/**
 * The method that was chosen, fitted to the whole series.
 *
 * @param method its name
 * @param trials of all methods, in the order given
 * @param steps that it was chosen for
 * @param widening what the bounds of intervals are multiplied by
 * @param reason why this one, in words
 */
public record Choice(String method, Fitted fitted, List<Trial> trials, int steps, double widening, String reason) {
    /** Copies. */
    public Choice {
        trials = List.copyOf(trials);
    }

    /** The steps that it was chosen for, with an interval as wide as the trials call for. */
    public Prediction forecast(double coverage) {
        return fitted.forecast(steps, coverage).widened(widening);
    }
}
