package io.windrose.science.structural;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One chain of draws of a {@link StructuralModel}, all in standardized units. */
final class GibbsChain {
    private static final double STEP = 1.8;

    private final StructuralModel model;
    private final StateSpace space;
    private final double[] y;
    private final double[][] x;
    private final int ahead;
    private final SplittableRandom random;
    /** Steps at which the outcome is known. */
    private final int[] seen;

    private final SpikeAndSlab regression;
    private double[] coefficients;
    private Variances variances;

    /** By kept draw: the steps after those of {@code y}, with noise. */
    final double[][] predicted;
    /** By kept draw: the variance of the noise, and of the level. */
    final double[] noises;

    final double[] wanders;
    /** Sums over kept draws: what was fitted by step, and coefficients and how often they were not zero. */
    final double[] fitted;

    final double[] meanCoefficients;
    final double[] inclusions;

    /**
     * @param x by regressor and step, those to predict too
     * @param ahead steps to predict
     */
    GibbsChain(StructuralModel model, double[] y, double[][] x, int ahead, SplittableRandom random) {
        this.model = model;
        this.space = model.space();
        this.y = y;
        this.x = x;
        this.ahead = ahead;
        this.random = random;
        seen = IntStream.range(0, y.length).filter(t -> !Double.isNaN(y[t])).toArray();
        double[][] columns = Arrays.stream(x)
                .map(each -> Arrays.stream(seen).mapToDouble(t -> each[t]).toArray())
                .toArray(double[][]::new);
        regression = new SpikeAndSlab(
                columns,
                Math.min(1, model.expectedSize() / Math.max(1, x.length)),
                model.noiseDegrees(),
                1 - model.explained());
        coefficients = new double[x.length];
        // Each chain begins elsewhere, so that their agreement means something.
        double[] disturbances = new double[space.disturbed().length];
        Arrays.setAll(disturbances, i -> Math.pow(model.wander(), 2) * Math.exp(2 * random.nextGaussian()));
        variances = new Variances((1 - model.explained()) * Math.exp(random.nextGaussian()), disturbances);
        predicted = new double[model.draws()][];
        noises = new double[model.draws()];
        wanders = new double[model.draws()];
        fitted = new double[y.length];
        meanCoefficients = new double[x.length];
        inclusions = new double[x.length];
    }

    GibbsChain run() {
        for (int draw = -model.warmup(); draw < model.draws(); draw++) {
            double[] unregressed = rest();
            double[][] states = walk(unregressed).simulate(unregressed, random);
            variances = new Variances(variances.noise(), disturbances(states));
            double[] rest = Arrays.stream(seen)
                    .mapToDouble(t -> y[t] - space.observe(states[t]))
                    .toArray();
            SpikeAndSlab.Drawn drawn = regression.draw(rest, random);
            coefficients = drawn.coefficients();
            variances = new Variances(drawn.noise(), variances.disturbances());
            if (draw >= 0) {
                keep(draw, states);
            }
        }
        return this;
    }

    private double[] rest() {
        double[] rest = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            rest[t] = y[t] - regressed(t);
        }
        return rest;
    }

    private KalmanFilter filter(Variances given, double[] rest) {
        double[] mean = new double[space.dimension()];
        double[] variance = new double[space.dimension()];
        Arrays.fill(variance, 1);
        mean[0] = y[seen[0]];
        if (space.hasSlope()) {
            variance[1] = 0.1 * 0.1;
        }
        return new KalmanFilter(space, given, mean, variance, rest);
    }

    /**
     * Moves each disturbance's variance by a Metropolis step in its logarithm with the states integrated out: given the
     * states they hardly move.
     *
     * @return the filter of the variances that were come to
     */
    private KalmanFilter walk(double[] rest) {
        KalmanFilter filter = filter(variances, rest);
        double before = filter.logLikelihood(rest);
        for (int i = 0; i < variances.disturbances().length; i++) {
            double[] proposed = variances.disturbances().clone();
            proposed[i] *= Math.exp(STEP * random.nextGaussian());
            if (proposed[i] > 1) {
                continue;
            }
            Variances other = new Variances(variances.noise(), proposed);
            KalmanFilter ofOther = filter(other, rest);
            double after = ofOther.logLikelihood(rest);
            double ratio =
                    after + logPrior(proposed[i]) - before - logPrior(variances.disturbances()[i]);
            if (Math.log(1 - random.nextDouble()) < ratio) {
                variances = other;
                filter = ofOther;
                before = after;
            }
        }
        return filter;
    }

    /** Of the logarithm of a variance, but for a constant. */
    private double logPrior(double variance) {
        double degrees = model.wanderDegrees();
        return -degrees / 2 * (Math.log(variance) + model.wander() * model.wander() / variance);
    }

    private double[] disturbances(double[][] states) {
        int[] disturbed = space.disturbed();
        double[] sums = new double[disturbed.length];
        double[] next = new double[space.dimension()];
        for (int t = 0; t + 1 < states.length; t++) {
            System.arraycopy(states[t], 0, next, 0, next.length);
            space.advance(next);
            for (int i = 0; i < disturbed.length; i++) {
                sums[i] += Math.pow(states[t + 1][disturbed[i]] - next[disturbed[i]], 2);
            }
        }
        double prior = model.wanderDegrees() * model.wander() * model.wander();
        return Arrays.stream(sums)
                .map(sum -> GammaVariate.variance(model.wanderDegrees() + states.length - 1, prior + sum, 1, random))
                .toArray();
    }

    private void keep(int draw, double[][] states) {
        noises[draw] = variances.noise();
        wanders[draw] = variances.disturbances()[0];
        for (int j = 0; j < x.length; j++) {
            meanCoefficients[j] += coefficients[j] / model.draws();
            inclusions[j] += coefficients[j] != 0 ? 1.0 / model.draws() : 0;
        }
        for (int t = 0; t < y.length; t++) {
            fitted[t] += (space.observe(states[t]) + regressed(t)) / model.draws();
        }
        predicted[draw] = predict(states[states.length - 1].clone());
    }

    private double[] predict(double[] state) {
        double[] path = new double[ahead];
        for (int i = 0; i < ahead; i++) {
            KalmanFilter.disturb(space, variances, state, random);
            path[i] = space.observe(state)
                    + regressed(y.length + i)
                    + Math.sqrt(variances.noise()) * random.nextGaussian();
        }
        return path;
    }

    private double regressed(int t) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += coefficients[j] * x[j][t];
        }
        return sum;
    }
}
