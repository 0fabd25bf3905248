package io.windrose.science.structural;

import java.util.SplittableRandom;

/**
 * The Kalman filter, the state smoother and the simulation smoother of a {@link StateSpace} whose first state is
 * {@code N(mean, diag(variance))} (Durbin and Koopman, Time Series Analysis by State Space Methods, 2nd edition, 2012,
 * sections 4.3, 4.6.2 and 4.9). Steps with NaN are not observed.
 */
final class KalmanFilter {
    private final StateSpace space;
    private final Variances variances;
    private final double[] mean;
    private final double[] variance;
    private final boolean[] isSeen;
    /** By step: the variance of the prediction error, and the gain {@code T P Z / F}. */
    private final double[] errorVariance;

    private final double[][] gain;
    private final int[] disturbed;

    /** @param like of which only matters where it is NaN */
    KalmanFilter(StateSpace space, Variances variances, double[] mean, double[] variance, double[] like) {
        this.space = space;
        this.variances = variances;
        this.mean = mean;
        this.variance = variance;
        this.disturbed = space.disturbed();
        int steps = like.length;
        int n = space.dimension();
        isSeen = new boolean[steps];
        errorVariance = new double[steps];
        gain = new double[steps][n];
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            covariance[i][i] = variance[i];
        }
        double[] toSeen = new double[n];
        for (int t = 0; t < steps; t++) {
            isSeen[t] = !Double.isNaN(like[t]);
            if (isSeen[t]) {
                for (int i = 0; i < n; i++) {
                    toSeen[i] = space.observe(covariance[i]);
                }
                errorVariance[t] = space.observe(toSeen) + variances.noise();
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        covariance[i][j] -= toSeen[i] * toSeen[j] / errorVariance[t];
                    }
                    gain[t][i] = toSeen[i] / errorVariance[t];
                }
                space.advance(gain[t]);
            }
            space.advance(covariance);
            for (int i = 0; i < disturbed.length; i++) {
                covariance[disturbed[i]][disturbed[i]] += variances.disturbances()[i];
            }
        }
    }

    /** Of what is observed of {@code y}. */
    double logLikelihood(double[] y) {
        double[] errors = errors(y, mean);
        double sum = 0;
        for (int t = 0; t < y.length; t++) {
            if (isSeen[t]) {
                sum -= 0.5 * (Math.log(2 * Math.PI * errorVariance[t]) + errors[t] * errors[t] / errorVariance[t]);
            }
        }
        return sum;
    }

    /** The mean of the state of each step, given {@code y}. */
    double[][] smooth(double[] y) {
        return smooth(y, mean);
    }

    /** A draw of the states, given {@code y}: the smoothed mean of what a simulated series misses, added to its own. */
    double[][] simulate(double[] y, SplittableRandom random) {
        int n = space.dimension();
        double[][] states = new double[y.length][n];
        double[] missed = new double[y.length];
        double[] state = new double[n];
        for (int i = 0; i < n; i++) {
            state[i] = Math.sqrt(variance[i]) * random.nextGaussian();
        }
        double noise = Math.sqrt(variances.noise());
        for (int t = 0; t < y.length; t++) {
            states[t] = state.clone();
            missed[t] = y[t] - space.observe(state) - noise * random.nextGaussian();
            disturb(space, variances, state, random);
        }
        double[][] smoothed = smooth(missed, mean);
        for (int t = 0; t < y.length; t++) {
            for (int i = 0; i < n; i++) {
                states[t][i] += smoothed[t][i];
            }
        }
        return states;
    }

    /** A state to a next one. */
    static void disturb(StateSpace space, Variances variances, double[] state, SplittableRandom random) {
        space.advance(state);
        int[] disturbed = space.disturbed();
        for (int i = 0; i < disturbed.length; i++) {
            state[disturbed[i]] += Math.sqrt(variances.disturbances()[i]) * random.nextGaussian();
        }
    }

    private double[] errors(double[] y, double[] first) {
        double[] errors = new double[y.length];
        double[] state = first.clone();
        for (int t = 0; t < y.length; t++) {
            double error = isSeen[t] ? y[t] - space.observe(state) : 0;
            errors[t] = error;
            space.advance(state);
            for (int i = 0; i < state.length; i++) {
                state[i] += gain[t][i] * error;
            }
        }
        return errors;
    }

    private double[][] smooth(double[] y, double[] first) {
        int n = space.dimension();
        double[] errors = errors(y, first);
        double[][] backward = new double[y.length + 1][n];
        for (int t = y.length - 1; t >= 0; t--) {
            double[] r = backward[t + 1].clone();
            double along = 0;
            for (int i = 0; i < n; i++) {
                along += gain[t][i] * r[i];
            }
            space.advanceTransposed(r);
            if (isSeen[t]) {
                double add = errors[t] / errorVariance[t] - along;
                r[0] += add;
                if (space.hasSeason()) {
                    r[space.season()] += add;
                }
            }
            backward[t] = r;
        }
        double[][] states = new double[y.length][];
        double[] state = first.clone();
        for (int i = 0; i < n; i++) {
            state[i] += variance[i] * backward[0][i];
        }
        for (int t = 0; t < y.length; t++) {
            states[t] = state.clone();
            space.advance(state);
            for (int i = 0; i < disturbed.length; i++) {
                state[disturbed[i]] += variances.disturbances()[i] * backward[t + 1][disturbed[i]];
            }
        }
        return states;
    }
}
