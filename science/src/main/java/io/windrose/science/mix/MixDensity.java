package io.windrose.science.mix;

import io.windrose.science.mix.Structure.Stream;
import io.windrose.science.sample.LogDensity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The posterior of {@link MixModel} on the real numbers, with its gradient written out. One thread at a time. */
final class MixDensity implements LogDensity {
    /** Sharpness of the bend that keeps the mean of counts above zero, by multiples of the mean outcome. */
    private static final double SHARPNESS = 20;

    private final Structure structure;
    private final Prior[] priors;
    private final double[][] columns;
    private final Part[] parts;
    private final Test[] tests;
    /** Parameters, and the derivatives of each by its real number. */
    private final double[] at;

    private final double[] slopes;
    private final double[] byParameter;
    /** By row, in multiples of the region's mean outcome. */
    final double[] mean;

    private final double[] byMean;
    private final double[] residual;

    /** A stream with its curve as of the last evaluation. */
    private static final class Part {
        final Stream stream;
        final Curve curve;
        final List<Twin> twins = new ArrayList<>();
        /** What the curve is multiplied by, and its sum. */
        double factor;

        double sum;

        Part(Stream stream) {
            this.stream = stream;
            this.curve = stream.curve();
        }
    }

    /** The stream as those without a test's treatment had it. */
    private record Twin(Test test, Curve curve) {}

    private static final class Test {
        final LiftTest test;
        /** Derivative of the logarithm of the density by the lift. */
        double byLift;

        double lift;

        Test(LiftTest test) {
            this.test = test;
        }
    }

    MixDensity(Structure structure) {
        this.structure = structure;
        int dimension = structure.dimension();
        priors = structure.parameters.stream().map(Adstock.Parameter::prior).toArray(Prior[]::new);
        columns = structure.columns.columns.stream().map(Columns.Column::values).toArray(double[][]::new);
        parts = structure.streams.stream().map(Part::new).toArray(Part[]::new);
        tests = structure.model.tests().stream().map(Test::new).toArray(Test[]::new);
        for (Test test : tests) {
            List<Stream> treated = structure.streamsOf(test.test);
            for (Part part : parts) {
                if (treated.contains(part.stream)) {
                    LiftTest of = test.test;
                    part.twins.add(new Twin(test, part.stream.curve(of.kept(), of.from(), of.to())));
                }
            }
        }
        at = new double[dimension];
        slopes = new double[dimension];
        byParameter = new double[dimension];
        mean = new double[structure.regions * structure.weeks];
        byMean = new double[mean.length];
        residual = new double[structure.weeks];
    }

    @Override
    public int dimension() {
        return priors.length;
    }

    @Override
    public double evaluate(double[] from, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < priors.length; i++) {
            Prior prior = priors[i];
            at[i] = prior.value(from[i]);
            slopes[i] = prior.slope(from[i]);
            sum += prior.logDensity(from[i]);
            gradient[i] = prior.logSlope(from[i]);
        }
        forward(at);
        Arrays.fill(byParameter, 0);
        sum += likelihood();
        for (Test test : tests) {
            double error = test.test.standardError();
            double z = (test.lift - test.test.lift()) / error;
            test.byLift = -z / error;
            sum -= 0.5 * z * z;
        }
        backward();
        for (int i = 0; i < priors.length; i++) {
            gradient[i] += byParameter[i] * slopes[i];
        }
        return sum;
    }

    /** Sets mean, curves and lifts by a draw, and fills in its parameters. */
    void forwardOf(double[] from, double[] parameters) {
        for (int i = 0; i < priors.length; i++) {
            parameters[i] = priors[i].value(from[i]);
        }
        forward(parameters);
    }

    /** Sets mean, curves and lifts by the parameters. */
    void forward(double[] parameters) {
        Arrays.fill(mean, 0);
        for (int i = 0; i < columns.length; i++) {
            double coefficient = coefficient(parameters, i);
            double[] column = columns[i];
            for (int row = 0; row < mean.length; row++) {
                mean[row] += coefficient * column[row];
            }
        }
        for (Test test : tests) {
            test.lift = 0;
        }
        for (Part part : parts) {
            Stream stream = part.stream;
            part.curve.evaluate(parameters, stream.curveAt());
            double[] effect = part.curve.effect;
            part.sum = sum(effect);
            part.factor = stream.effect(parameters) * stream.unit() / part.sum;
            int start = stream.region() * structure.weeks;
            for (int week = 0; week < effect.length; week++) {
                mean[start + week] += part.factor * effect[week];
            }
            for (Twin twin : part.twins) {
                twin.curve.evaluate(parameters, stream.curveAt());
                double difference = 0;
                LiftTest test = twin.test.test;
                for (int week = test.from(); week < test.until(); week++) {
                    difference += effect[week] - twin.curve.effect[week];
                }
                twin.test.lift += part.factor * difference * structure.scale[stream.region()];
            }
        }
    }

    private double coefficient(double[] parameters, int column) {
        double own = parameters[structure.coefficients[column]];
        int scale = structure.scales[column];
        return scale < 0 ? own : own * parameters[scale];
    }

    /** A stream's outcome in a week, in the outcome's unit, as of the last call of {@code forward}. */
    double contribution(int stream, int week) {
        Part part = parts[stream];
        return part.factor * part.curve.effect[week] * structure.scale[part.stream.region()];
    }

    /** What a stream's curve is multiplied by for the outcome in its unit. */
    double factor(int stream) {
        return parts[stream].factor * structure.scale[parts[stream].stream.region()];
    }

    double halfLife(int stream) {
        return parts[stream].curve.halfLife();
    }

    private double likelihood() {
        Arrays.fill(byMean, 0);
        return switch (structure.model.noise()) {
            case NORMAL -> normal();
            case STUDENT -> student();
            case NEGATIVE_BINOMIAL -> negativeBinomial();
        };
    }

    private double normal() {
        double noise = at[structure.noise];
        double precision = 1 / (noise * noise);
        double squares = 0;
        for (int row : structure.observed) {
            double difference = structure.outcome[row] / structure.scale[row / structure.weeks] - mean[row];
            squares += difference * difference;
            byMean[row] = difference * precision;
        }
        int count = structure.observed.length;
        byParameter[structure.noise] += (squares * precision - count) / noise;
        return -count * Math.log(noise) - 0.5 * squares * precision;
    }

    private double student() {
        double noise = at[structure.noise];
        double freedom = at[structure.freedom];
        double sum = 0;
        double byNoise = 0;
        double byFreedom = 0;
        for (int row : structure.observed) {
            double difference = structure.outcome[row] / structure.scale[row / structure.weeks] - mean[row];
            double z = difference / noise;
            double ratio = z * z / freedom;
            double logarithm = Math.log1p(ratio);
            sum -= 0.5 * (freedom + 1) * logarithm;
            double pull = (freedom + 1) / freedom * z / (1 + ratio);
            byMean[row] = pull / noise;
            byNoise += (pull * z - 1) / noise;
            byFreedom += 0.5 * (pull * z / freedom - logarithm);
        }
        int count = structure.observed.length;
        byParameter[structure.noise] += byNoise;
        byParameter[structure.freedom] += byFreedom
                + 0.5
                        * count
                        * (GammaFunction.logSlope((freedom + 1) / 2)
                                - GammaFunction.logSlope(freedom / 2)
                                - 1 / freedom);
        return sum
                + count
                        * (GammaFunction.log((freedom + 1) / 2)
                                - GammaFunction.log(freedom / 2)
                                - 0.5 * Math.log(freedom)
                                - Math.log(noise));
    }

    /** {@code size} is the inverse of the squared noise; the mean is bent by softplus. */
    private double negativeBinomial() {
        double noise = at[structure.noise];
        double size = 1 / (noise * noise);
        double logGammaOfSize = GammaFunction.log(size);
        double slopeOfSize = GammaFunction.logSlope(size);
        double sum = 0;
        double bySize = 0;
        for (int row : structure.observed) {
            double y = structure.outcome[row];
            double scale = structure.scale[row / structure.weeks];
            double expected = scale * bent(mean[row]);
            double logShare = -Math.log1p(expected / size);
            sum += GammaFunction.log(y + size) - logGammaOfSize + size * logShare;
            if (y > 0) {
                sum += y * (Math.log(expected / size) + logShare);
            }
            double byExpected = y / expected - (y + size) / (size + expected);
            byMean[row] = byExpected * scale / (1 + Math.exp(-SHARPNESS * mean[row]));
            bySize += GammaFunction.logSlope(y + size) - slopeOfSize + logShare + 1 - (size + y) / (size + expected);
        }
        byParameter[structure.noise] += -2 * size / noise * bySize;
        return sum;
    }

    /** About the value itself, but never below zero. */
    static double bent(double value) {
        double x = SHARPNESS * value;
        return (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))) / SHARPNESS;
    }

    private void backward() {
        for (int i = 0; i < columns.length; i++) {
            double by = dot(byMean, columns[i]);
            int own = structure.coefficients[i];
            int scale = structure.scales[i];
            if (scale < 0) {
                byParameter[own] += by;
            } else {
                byParameter[own] += by * at[scale];
                byParameter[scale] += by * at[own];
            }
        }
        for (Part part : parts) {
            backward(part);
        }
    }

    private void backward(Part part) {
        Stream stream = part.stream;
        int weeks = structure.weeks;
        System.arraycopy(byMean, stream.region() * weeks, residual, 0, weeks);
        double scale = structure.scale[stream.region()];
        for (Twin twin : part.twins) {
            LiftTest test = twin.test.test;
            for (int week = test.from(); week < test.until(); week++) {
                residual[week] += twin.test.byLift * scale;
            }
        }
        double byFactor = dot(residual, part.curve.effect);
        for (Twin twin : part.twins) {
            byFactor -= twin.test.byLift * scale * sum(twin.curve.effect, twin.test.test);
        }
        double byEffect = byFactor * part.factor;
        byParameter[stream.effectAt()] += byEffect / at[stream.effectAt()];
        if (stream.deviationAt() >= 0) {
            byParameter[stream.spreadAt()] += byEffect * at[stream.deviationAt()];
            byParameter[stream.deviationAt()] += byEffect * at[stream.spreadAt()];
        }
        for (int j = 0; j < part.curve.parameters(); j++) {
            double[] slope = part.curve.slopes[j];
            double by = dot(residual, slope);
            for (Twin twin : part.twins) {
                by -= twin.test.byLift * scale * sum(twin.curve.slopes[j], twin.test.test);
            }
            byParameter[stream.curveAt() + j] += part.factor * (by - byFactor / part.sum * sum(slope));
        }
    }

    private static double sum(double[] values, LiftTest test) {
        double sum = 0;
        for (int week = test.from(); week < test.until(); week++) {
            sum += values[week];
        }
        return sum;
    }

    private static double sum(double[] values) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < values.length; i++) {
            a += values[i];
        }
        return a + b + c + d;
    }

    /** In four sums, which do not wait for each other; as in {@code sum}. */
    private static double dot(double[] one, double[] other) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < one.length; i += 4) {
            a += one[i] * other[i];
            b += one[i + 1] * other[i + 1];
            c += one[i + 2] * other[i + 2];
            d += one[i + 3] * other[i + 3];
        }
        for (; i < one.length; i++) {
            a += one[i] * other[i];
        }
        return a + b + c + d;
    }
}
