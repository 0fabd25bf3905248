package io.windrose.science.forecast;

import io.windrose.science.forecast.EtsForm.Season;
import java.util.Arrays;

/**
 * The likeliest parameters and first states of one {@link EtsForm}. Parameters keep the usual bounds (alpha and beta by
 * alpha from 0 to 1, gamma up to 1 - alpha, phi from 0.8 to 0.98) by a logistic function; first states are looked for
 * around a decomposition, in units of what is left by it.
 */
final class EtsSearch {
    private static final double LOW = 1e-4;
    private static final double LOW_PHI = 0.8;
    private static final double HIGH_PHI = 0.98;
    /** Tolerances of the criterion: to tell which start is best, and to go on from there. */
    private static final double ROUGHLY = 1e-2;

    private static final double EXACTLY = 1e-5;
    /** Of alpha and gamma, before the logistic function: slow, fast, and with a season that changes fast. */
    private static final double[][] STARTS = {{-2.5, -3}, {1, -3}, {-2, 2}};

    private final EtsForm form;
    private final int steps;
    private final EtsSmoothing smoothing;
    private double startLevel;
    private double startSlope;
    private final double[] startSeason;
    /** Of the level, and of the season's terms or factors. */
    private double unit;

    private double seasonUnit;
    private double slopeUnit;

    private EtsSearch(EtsForm form, double[] values, int steps) {
        this.form = form;
        this.steps = steps;
        this.smoothing = new EtsSmoothing(form, values, steps);
        this.startSeason = switch (form.season()) {
            case NONE -> new double[] {0};
            case ADDITIVE -> Decomposition.terms(values, steps);
            case MULTIPLICATIVE -> Decomposition.factors(values, steps);
        };
        double[] adjusted = new double[Math.min(values.length, Math.max(10, 2 * steps))];
        for (int step = 0; step < adjusted.length; step++) {
            double season = startSeason[step % startSeason.length];
            adjusted[step] = form.season() == Season.MULTIPLICATIVE ? values[step] / season : values[step] - season;
        }
        start(adjusted);
    }

    /** A line through the first values without their season, or their mean where there is no trend. */
    private void start(double[] adjusted) {
        int n = adjusted.length;
        double mean = Arrays.stream(adjusted).average().orElseThrow();
        double middle = (n + 1) / 2.0;
        double slope = 0;
        for (int step = 1; step <= n && form.hasTrend(); step++) {
            slope += (step - middle) * adjusted[step - 1];
        }
        slope /= n * (n * (double) n - 1) / 12;
        double squares = 0;
        for (int step = 1; step <= n; step++) {
            double residual = adjusted[step - 1] - mean - slope * (step - middle);
            squares += residual * residual;
        }
        startLevel = mean - slope * middle;
        startSlope = slope;
        unit = Math.max(Math.sqrt(squares / n), 1e-6 * Math.max(Math.abs(mean), Double.MIN_NORMAL));
        slopeUnit = Math.max(Math.abs(slope) / 2, unit / n);
        seasonUnit = form.season() == Season.MULTIPLICATIVE ? Math.max(unit / Math.abs(mean), 1e-4) : unit;
        seasonUnit /= 2;
        if (form.needsPositive() && !(startLevel + startSlope > 0)) {
            startLevel = adjusted[0] > 0 ? adjusted[0] : mean;
            startSlope = 0;
        }
    }

    /** What fits best, its criterion possibly infinite where the form does not suit. */
    static EtsFit fit(EtsForm form, double[] values, int steps) {
        EtsSearch search = new EtsSearch(form, values, steps);
        double[] best = search.search();
        double criterion = search.criterion(best);
        return EtsFit.of(search.smoothing, values.length, steps, criterion);
    }

    private double[] search() {
        double[] reach = new double[form.parameters(steps)];
        Arrays.fill(reach, 1);
        double[] best = new double[0];
        double least = Double.POSITIVE_INFINITY;
        for (double[] from : form.isSeasonal() ? STARTS : new double[][] {STARTS[0], STARTS[1]}) {
            double[] start = new double[reach.length];
            int i = 0;
            start[i++] = from[0];
            if (form.hasTrend()) {
                start[i++] = -2;
            }
            if (form.isSeasonal()) {
                start[i++] = from[1];
            }
            if (form.isDamped()) {
                start[i] = 2;
            }
            double[] found = NelderMead.descend(this::criterion, start, reach, ROUGHLY);
            double value = criterion(found);
            if (value < least || best.length == 0) {
                least = value;
                best = found;
            }
        }
        Arrays.fill(reach, 0.3);
        return NelderMead.minimize(this::criterion, best, reach, EXACTLY);
    }

    private double criterion(double[] at) {
        int i = 0;
        double alpha = between(LOW, 1 - LOW, at[i++]);
        smoothing.alpha = alpha;
        smoothing.beta = form.hasTrend() ? between(LOW, alpha, at[i++]) : 0;
        smoothing.gamma = form.isSeasonal() ? between(LOW, 1 - alpha, at[i++]) : 0;
        smoothing.phi = form.isDamped() ? between(LOW_PHI, HIGH_PHI, at[i++]) : 1;
        smoothing.level = startLevel + unit * at[i++];
        smoothing.slope = form.hasTrend() ? startSlope + slopeUnit * at[i++] : 0;
        if (form.isSeasonal()) {
            double rest = form.season() == Season.MULTIPLICATIVE ? steps : 0;
            for (int place = 1; place < steps; place++) {
                double season = startSeason[place] + seasonUnit * at[i++];
                smoothing.season[place] = season;
                rest -= season;
            }
            smoothing.season[0] = rest;
            if (form.season() == Season.MULTIPLICATIVE
                    && Arrays.stream(smoothing.season).min().orElseThrow() <= 0) {
                return Double.POSITIVE_INFINITY;
            }
            if (!smoothing.forgets()) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return smoothing.run();
    }

    private static double between(double low, double high, double at) {
        return low + (high - low) / (1 + Math.exp(-at));
    }
}
