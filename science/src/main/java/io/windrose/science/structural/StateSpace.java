package io.windrose.science.structural;

import java.util.Arrays;

/**
 * The parts of a state and how they move:
 *
 * <pre>{@code
 * y[t]         = level[t] + season[t] + e[t]                     e ~ N(0, noise)
 * level[t+1]   = level[t] + slope[t] + u[t]                      u ~ N(0, variance of the level)
 * slope[t+1]   = slope[t] + v[t]                                 v ~ N(0, variance of the slope)
 * season[t+1]  = -(season[t] + ... + season[t-period+2]) + w[t]  w ~ N(0, variance of the season)
 * }</pre>
 *
 * A state is level, slope where there is one, season and its {@code period - 2} values before (Harvey, Forecasting,
 * Structural Time Series Models and the Kalman Filter, 1989, section 2.3).
 *
 * @param hasSlope whether the level has one
 * @param period of the season; 1 for none
 */
record StateSpace(boolean hasSlope, int period) {
    int dimension() {
        return season() + Math.max(0, period - 1);
    }

    /** Where the season begins; the dimension, without one. */
    int season() {
        return hasSlope ? 2 : 1;
    }

    boolean hasSeason() {
        return period > 1;
    }

    /** Where the state is disturbed: level, then slope, then season. */
    int[] disturbed() {
        int[] all = {0, hasSlope ? 1 : -1, hasSeason() ? season() : -1};
        return Arrays.stream(all).filter(each -> each >= 0).toArray();
    }

    /** What of a state is seen, without noise. */
    double observe(double[] state) {
        return state[0] + (hasSeason() ? state[season()] : 0);
    }

    /** To the next step, without disturbance. */
    void advance(double[] state) {
        if (hasSlope) {
            state[0] += state[1];
        }
        if (hasSeason()) {
            int first = season();
            double sum = 0;
            for (int i = first; i < state.length; i++) {
                sum += state[i];
            }
            System.arraycopy(state, first, state, first + 1, state.length - first - 1);
            state[first] = -sum;
        }
    }

    /** By the transposed of the matrix by which {@link #advance} moves. */
    void advanceTransposed(double[] vector) {
        if (hasSlope) {
            vector[1] += vector[0];
        }
        if (hasSeason()) {
            int first = season();
            double sum = vector[first];
            System.arraycopy(vector, first + 1, vector, first, vector.length - first - 1);
            vector[vector.length - 1] = 0;
            for (int i = first; i < vector.length; i++) {
                vector[i] -= sum;
            }
        }
    }

    /** A covariance to the next step, without disturbance: by columns, then by rows. */
    void advance(double[][] covariance) {
        int n = covariance.length;
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                column[i] = covariance[i][j];
            }
            advance(column);
            for (int i = 0; i < n; i++) {
                covariance[i][j] = column[i];
            }
        }
        for (double[] row : covariance) {
            advance(row);
        }
    }
}
