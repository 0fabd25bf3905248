package io.windrose.science.forecast;

import java.util.Optional;

/**
 * What was a season ago comes again; without a season, what was last. The yardstick: whatever does worse is not worth
 * its trouble.
 *
 * <p>The variance of a step {@code h} is {@code s^2 (k + 1)}, with {@code k = floor((h - 1) / season)} and {@code s^2}
 * the mean squared change from a season before (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 2021,
 * 5.5): a random walk for each place of the season.
 */
public record SeasonalNaive() implements ForecastMethod {
    @Override
    public String name() {
        return "seasonal naive";
    }

    @Override
    public Optional<String> objection(Series series) {
        int needed = series.season() + 1;
        return series.length() >= needed
                ? Optional.empty()
                : Optional.of("%d values are too few for a season of %d steps: %d are needed"
                        .formatted(series.length(), series.season(), needed));
    }

    @Override
    public Fitted fit(Series series) {
        ForecastMethod.require(this, series);
        double[] values = series.filled();
        int season = series.season();
        double squares = 0;
        for (int step = season; step < values.length; step++) {
            double change = values[step] - values[step - season];
            squares += change * change;
        }
        return new Last(values, season, squares / (values.length - season));
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Last(double[] values, int season, double variance) implements Fitted {
        @Override
        public String description() {
            return season == 1 ? "as the last step" : "as " + season + " steps before";
        }

        @Override
        public Prediction forecast(int steps, double coverage) {
            double[] expected = new double[steps];
            double[] variances = new double[steps];
            for (int step = 0; step < steps; step++) {
                expected[step] = values[values.length - season + step % season];
                variances[step] = variance * (step / season + 1);
            }
            return Prediction.normal(coverage, expected, variances);
        }
    }
}
