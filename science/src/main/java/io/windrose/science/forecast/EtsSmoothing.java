package io.windrose.science.forecast;

import io.windrose.science.forecast.EtsForm.Season;

/** The equations of {@link EtsForm} along a series. One thread at a time. */
final class EtsSmoothing {
    final EtsForm form;
    private final double[] values;

    double alpha;
    double beta;
    double gamma;
    double phi = 1;
    /** As of the last step that was run; before that, as of the step before the first. */
    double level;

    double slope;
    /** By place in the season: step {@code t} has {@code t mod m}. */
    final double[] season;

    /** Of the errors, relative ones where the error is multiplicative. */
    double squares;

    EtsSmoothing(EtsForm form, double[] values, int steps) {
        this.form = form;
        this.values = values;
        this.season = new double[form.isSeasonal() ? steps : 1];
    }

    /**
     * Runs the series from the states set, and gives -2 times the logarithm of the likelihood at its best variance,
     * without constants: {@code n log(sum of e^2) + 2 sum of log |r|}, {@code r} being {@code mu} where the error is
     * multiplicative, otherwise 1 (Hyndman et al. 2008, 5.1). Infinite where a multiplicative part is not positive.
     */
    double run() {
        boolean isRelative = form.noise() == EtsForm.Noise.MULTIPLICATIVE;
        boolean isAdded = form.season() == Season.ADDITIVE;
        boolean isMultiplied = form.season() == Season.MULTIPLICATIVE;
        int steps = season.length;
        double logarithms = 0;
        double product = 1;
        squares = 0;
        int place = 0;
        for (double value : values) {
            double q = level + phi * slope;
            double s = season[place];
            double mu = isMultiplied ? q * s : isAdded ? q + s : q;
            double error = value - mu;
            if (isRelative) {
                if (!(mu > 0) || (isMultiplied && !(q > 0))) {
                    return Double.POSITIVE_INFINITY;
                }
                error /= mu;
                product *= mu;
                if (product > 1e200 || product < 1e-200) {
                    logarithms += Math.log(product);
                    product = 1;
                }
            }
            squares += error * error;
            double surprise = (isMultiplied ? value / s : isAdded ? value - s : value) - q;
            level = q + alpha * surprise;
            slope = phi * slope + beta * surprise;
            if (isMultiplied) {
                season[place] = s + gamma * (value / q - s);
            } else if (isAdded) {
                season[place] = s + gamma * (value - q - s);
            }
            place = place + 1 == steps ? 0 : place + 1;
        }
        return values.length * Math.log(Math.max(squares, Double.MIN_NORMAL)) + 2 * (logarithms + Math.log(product));
    }

    /**
     * Whether the first values are forgotten in the end: the roots of the characteristic polynomial lie within the unit
     * circle (Hyndman et al. 2008, 10.2), by the recursion of Schur and Cohn. Without a season the bounds of the search
     * are enough.
     */
    boolean forgets() {
        if (!form.isSeasonal()) {
            return true;
        }
        int m = season.length;
        double[] polynomial = new double[m + 2];
        polynomial[0] = phi * (1 - alpha - gamma);
        polynomial[1] = alpha + beta - alpha * phi + gamma - 1;
        for (int i = 2; i < m; i++) {
            polynomial[i] = alpha + beta - alpha * phi;
        }
        if (m > 1) {
            polynomial[m] = alpha + beta - phi;
        }
        polynomial[m + 1] = 1;
        for (int degree = m + 1; degree > 0; degree--) {
            double reflection = polynomial[0] / polynomial[degree];
            if (!(Math.abs(reflection) < 1)) {
                return false;
            }
            double[] lower = new double[degree];
            for (int i = 0; i < degree; i++) {
                lower[i] = polynomial[i + 1] - reflection * polynomial[degree - 1 - i];
            }
            polynomial = lower;
        }
        return true;
    }
}
