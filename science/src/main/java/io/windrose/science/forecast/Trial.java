package io.windrose.science.forecast;

import java.util.Optional;

/**
 * How a method forecast what was known already.
 *
 * @param method its name
 * @param windows that it forecast; where there is none all figures are NaN
 * @param error mean absolute error, in mean absolute changes from a season before (MASE); windows weigh alike
 * @param smape mean of {@code 2 |y - f| / (|y| + |f|)}, in percent; windows weigh alike
 * @param reach mean distance of outcomes from what was expected, as a part of what the method's intervals said; 1 where
 *     they were right, more where they were too narrow
 * @param objection why it could not be tried
 */
public record Trial(String method, int windows, double error, double smape, double reach, Optional<String> objection) {}
