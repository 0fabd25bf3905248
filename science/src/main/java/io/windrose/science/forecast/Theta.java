package io.windrose.science.forecast;

import io.windrose.science.sample.Normal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The Theta method (Assimakopoulos and Nikolopoulos, The Theta Model, IJF 16, 2000), which is simple exponential
 * smoothing with half the slope of the line through all values as its drift (Hyndman and Billah, Unmasking the Theta
 * Method, IJF 19, 2003):
 *
 * <pre>
 *   y[n+h] = l[n] + slope / 2 (h - 1 + (1 - (1 - alpha)^n) / alpha)
 * </pre>
 *
 * <p>A season is first divided out by the classical decomposition when the autocorrelation at its length is above what
 * nine in ten series without it have, in either direction, and two whole seasons are known. The variance of a step is
 * {@code s2 ((h - 1) alpha^2 + 1)}, of the series without season times its factor's square.
 */
public record Theta() implements ForecastMethod {
    private static final int FEWEST = 5;
    private static final double CONFIDENCE = 0.95;

    @Override
    public String name() {
        return "Theta";
    }

    @Override
    public Optional<String> objection(Series series) {
        if (series.length() < FEWEST) {
            return Optional.of("%d values are too few: %d are needed".formatted(series.length(), FEWEST));
        }
        if (series.isConstant()) {
            return Optional.of("all values are " + series.values()[0] + ": there is nothing to learn");
        }
        return Optional.empty();
    }

    @Override
    public Fitted fit(Series series) {
        ForecastMethod.require(this, series);
        double[] values = series.filled();
        int n = values.length;
        double[] factors = series.isPositive() && isSeasonal(values, series.season())
                ? Decomposition.factors(values, series.season())
                : new double[] {1};
        double slope = 0;
        double[] adjusted = new double[n];
        for (int step = 0; step < n; step++) {
            adjusted[step] = values[step] / factors[step % factors.length];
            slope += (step - (n - 1) / 2.0) * adjusted[step];
        }
        slope /= n * (n * (double) n - 1) / 12;
        EtsForm simple = new EtsForm(EtsForm.Noise.ADDITIVE, EtsForm.Trend.NONE, EtsForm.Season.NONE);
        EtsFit smoothed = EtsSearch.fit(simple, adjusted, 1);
        double alpha = smoothed.alpha();
        double start = smoothed.level() + slope / 2 * (1 - Math.pow(1 - alpha, n)) / alpha;
        double[] ahead = new double[factors.length];
        for (int step = 0; step < ahead.length; step++) {
            ahead[step] = factors[(n + step) % factors.length];
        }
        return new Drift(start, slope / 2, alpha, smoothed.variance(), ahead);
    }

    /** By the autocorrelations and their error under Bartlett's formula. */
    static boolean isSeasonal(double[] values, int season) {
        int n = values.length;
        if (season == 1 || n <= 2 * season) {
            return false;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
                Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        double squares = 0;
        double last = 0;
        for (int lag = 1; lag <= season; lag++) {
            double covariance = 0;
            for (int step = lag; step < n; step++) {
                covariance += (values[step] - mean) * (values[step - lag] - mean);
            }
            last = covariance / variance;
            squares += lag < season ? last * last : 0;
        }
        return Math.abs(last) > Normal.quantile(CONFIDENCE) * Math.sqrt((1 + 2 * squares) / n);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Drift(double start, double drift, double alpha, double variance, double[] season) implements Fitted {
        @Override
        public String description() {
            return String.format(
                    Locale.ROOT,
                    "Theta: alpha %.3f, drift %.4g a step%s",
                    alpha,
                    drift,
                    season.length > 1 ? ", season of " + season.length : "");
        }

        @Override
        public Prediction forecast(int steps, double coverage) {
            double[] expected = new double[steps];
            double[] variances = new double[steps];
            for (int step = 0; step < steps; step++) {
                double factor = season[step % season.length];
                expected[step] = factor * (start + drift * step);
                variances[step] = factor * factor * variance * (step * alpha * alpha + 1);
            }
            return Prediction.normal(coverage, expected, variances);
        }
    }
}
