package io.windrose.science.mix;

import io.windrose.science.mix.Adstock.Parameter;
import java.util.List;

/**
 * How the effect of one more unit falls with the units that are there: {@code f(a)}, rising from {@code f(0) = 0}.
 * Units are multiples of the mean of the weeks with advertising (of frequency: of the mean frequency).
 */
public sealed interface Saturation {
    /** Of the parameters, in their order. */
    List<Parameter> parameters();

    /**
     * Fills in the effects and their derivatives.
     *
     * @param at units, none below 0
     * @param byUnit derivatives by {@code at}
     * @param byParameter derivatives by the parameters, an array each
     */
    void evaluate(double[] at, double first, double second, double[] effect, double[] byUnit, double[][] byParameter);

    /** The second derivative where there are {@code at} units, above 0, of which effect and derivative are known. */
    double curvature(double at, double first, double second, double effect, double byUnit);

    /** Units up to which one more adds more than that before it: 0 where each adds less. */
    default double inflection(double first, double second) {
        return 0;
    }

    /** Each unit adds the same. */
    record None() implements Saturation {
        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public double curvature(double at, double first, double second, double effect, double byUnit) {
            return 0;
        }

        @Override
        public void evaluate(
                double[] at, double first, double second, double[] effect, double[] byUnit, double[][] byParameter) {
            for (int t = 0; t < at.length; t++) {
                effect[t] = at[t];
                byUnit[t] = 1;
            }
        }
    }

    /**
     * {@code a^slope / (a^slope + half^slope)}; S-shaped where the slope is above 1 (Jin et al. 2017, equation 4).
     *
     * @param half units with half of the greatest effect
     * @param slope positive
     */
    record Hill(Prior half, Prior slope) implements Saturation {
        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("half", half), new Parameter("slope", slope));
        }

        @Override
        public double curvature(double at, double first, double second, double effect, double byUnit) {
            return byUnit * (second * (1 - 2 * effect) - 1) / at;
        }

        @Override
        public double inflection(double first, double second) {
            return second > 1 ? first * Math.pow((second - 1) / (second + 1), 1 / second) : 0;
        }

        @Override
        public void evaluate(
                double[] at, double first, double second, double[] effect, double[] byUnit, double[][] byParameter) {
            double[] byHalf = byParameter[0];
            double[] bySlope = byParameter[1];
            double logHalf = Math.log(first);
            for (int t = 0; t < at.length; t++) {
                double a = at[t];
                if (a > 0) {
                    double difference = Math.log(a) - logHalf;
                    double f = 1 / (1 + Math.exp(-second * difference));
                    double spread = f * (1 - f);
                    effect[t] = f;
                    byUnit[t] = spread * second / a;
                    byHalf[t] = -spread * second / first;
                    bySlope[t] = spread * difference;
                } else {
                    effect[t] = 0;
                    byUnit[t] = 0;
                    byHalf[t] = 0;
                    bySlope[t] = 0;
                }
            }
        }
    }

    /**
     * {@code (1 - exp(-rate a)) / (1 + exp(-rate a))}.
     *
     * @param rate positive; at {@code 1.1 / rate} units there is half of the greatest effect
     */
    record Logistic(Prior rate) implements Saturation {
        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("rate", rate));
        }

        @Override
        public double curvature(double at, double first, double second, double effect, double byUnit) {
            return -first * effect * byUnit;
        }

        @Override
        public void evaluate(
                double[] at, double first, double second, double[] effect, double[] byUnit, double[][] byParameter) {
            double[] byRate = byParameter[0];
            for (int t = 0; t < at.length; t++) {
                double e = Math.exp(-first * at[t]);
                double r = 1 / (1 + e);
                double slope = 2 * e * r * r;
                effect[t] = (1 - e) * r;
                byUnit[t] = first * slope;
                byRate[t] = at[t] * slope;
            }
        }
    }

    /**
     * {@code a / (a + half)}, after Michaelis and Menten.
     *
     * @param half units with half of the greatest effect
     */
    record MichaelisMenten(Prior half) implements Saturation {
        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("half", half));
        }

        @Override
        public double curvature(double at, double first, double second, double effect, double byUnit) {
            return -2 * byUnit / (at + first);
        }

        @Override
        public void evaluate(
                double[] at, double first, double second, double[] effect, double[] byUnit, double[][] byParameter) {
            double[] byHalf = byParameter[0];
            for (int t = 0; t < at.length; t++) {
                double r = 1 / (at[t] + first);
                effect[t] = at[t] * r;
                byUnit[t] = first * r * r;
                byHalf[t] = -at[t] * r * r;
            }
        }
    }
}
