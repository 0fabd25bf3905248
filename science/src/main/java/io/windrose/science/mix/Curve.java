package io.windrose.science.mix;

/**
 * The effect of a series of advertising by week, up to a factor, with its derivatives by the curve's parameters: first
 * those of the adstock, then those of the saturation. Exposure is carried over and then saturated; of reach and
 * frequency, reach times saturated frequency is carried over, as in Meridian (Zhang, Wurm et al., Bayesian Hierarchical
 * Media Mix Model Incorporating Reach and Frequency Data, Google, 2023).
 *
 * <p>Scratch space is the object's own; one thread at a time.
 */
final class Curve {
    private final Adstock adstock;
    private final Saturation saturation;
    private final int carried;
    private final int bent;
    private final double[] input;
    /** Of length 0 where there is none. */
    private final double[] frequency;

    private final double[] weights;
    private final double[][] weightSlopes;
    private final double[] weightSlope = new double[2];
    private final double[] stock;
    private final double[] byUnit;
    private final double[][] byParameter;

    /** By week, as of the last evaluation. */
    final double[] effect;
    /** By parameter and week. */
    final double[][] slopes;

    Curve(Adstock adstock, Saturation saturation, double[] input, double[] frequency) {
        this.adstock = adstock;
        this.saturation = saturation;
        this.input = input;
        this.frequency = frequency;
        carried = adstock.parameters().size();
        bent = saturation.parameters().size();
        int length = input.length;
        weights = new double[adstock.weeks()];
        weightSlopes = new double[carried][adstock.weeks()];
        stock = new double[length];
        byUnit = new double[length];
        byParameter = new double[bent][length];
        effect = new double[length];
        slopes = new double[carried + bent][length];
    }

    int parameters() {
        return carried + bent;
    }

    /** @param at where the curve's parameters are, one after the other from {@code offset} */
    void evaluate(double[] at, int offset) {
        weigh(at, offset);
        double first = bent > 0 ? at[offset + carried] : 0;
        double second = bent > 1 ? at[offset + carried + 1] : 0;
        if (frequency.length == 0) {
            carry(weights, input, stock);
            saturation.evaluate(stock, first, second, effect, byUnit, byParameter);
            for (int j = 0; j < carried; j++) {
                double[] slope = slopes[j];
                carry(weightSlopes[j], input, slope);
                for (int t = 0; t < slope.length; t++) {
                    slope[t] *= byUnit[t];
                }
            }
            for (int j = 0; j < bent; j++) {
                System.arraycopy(byParameter[j], 0, slopes[carried + j], 0, effect.length);
            }
        } else {
            saturation.evaluate(frequency, first, second, stock, byUnit, byParameter);
            multiply(stock, input);
            carry(weights, stock, effect);
            for (int j = 0; j < carried; j++) {
                carry(weightSlopes[j], stock, slopes[j]);
            }
            for (int j = 0; j < bent; j++) {
                multiply(byParameter[j], input);
                carry(weights, byParameter[j], slopes[carried + j]);
            }
        }
    }

    /** Parts of an effect by weeks since the advertising; as of the last evaluation. */
    double[] weights() {
        return weights.clone();
    }

    /** Weeks until half of an effect has come, each week's spread evenly over it; as of the last evaluation. */
    double halfLife() {
        double before = 0;
        for (int lag = 0; lag < weights.length; lag++) {
            if (before + weights[lag] >= 0.5) {
                return lag + (0.5 - before) / weights[lag];
            }
            before += weights[lag];
        }
        return weights.length;
    }

    /** Weights are the exponentials of their logarithms by their sum. */
    private void weigh(double[] at, int offset) {
        double first = carried > 0 ? at[offset] : 0;
        double second = carried > 1 ? at[offset + 1] : 0;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int lag = 0; lag < weights.length; lag++) {
            weights[lag] = adstock.logWeight(lag, first, second, weightSlope);
            greatest = Math.max(greatest, weights[lag]);
            for (int j = 0; j < carried; j++) {
                weightSlopes[j][lag] = weightSlope[j];
            }
        }
        double sum = 0;
        for (int lag = 0; lag < weights.length; lag++) {
            weights[lag] = Math.exp(weights[lag] - greatest);
            sum += weights[lag];
        }
        for (int lag = 0; lag < weights.length; lag++) {
            weights[lag] /= sum;
        }
        for (int j = 0; j < carried; j++) {
            double mean = 0;
            double[] slope = weightSlopes[j];
            for (int lag = 0; lag < weights.length; lag++) {
                mean += weights[lag] * slope[lag];
            }
            for (int lag = 0; lag < weights.length; lag++) {
                slope[lag] = weights[lag] * (slope[lag] - mean);
            }
        }
    }

    private static void carry(double[] weights, double[] from, double[] into) {
        double now = weights[0];
        for (int t = 0; t < from.length; t++) {
            into[t] = now * from[t];
        }
        for (int lag = 1; lag < weights.length; lag++) {
            double weight = weights[lag];
            for (int t = lag; t < from.length; t++) {
                into[t] += weight * from[t - lag];
            }
        }
    }

    private static void multiply(double[] values, double[] by) {
        for (int t = 0; t < values.length; t++) {
            values[t] *= by[t];
        }
    }
}
