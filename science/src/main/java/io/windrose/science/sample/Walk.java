package io.windrose.science.sample;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/** One chain's way, from its start to its last draw. */
final class Walk {
    private static final int ATTEMPTS = 100;
    private static final double FIRST_STEP = 1;
    /** Iterations at the start whose trajectories are kept short, as no mass is known yet; PyMC does so too. */
    private static final int EARLY = 200;

    private static final int EARLY_DEPTH = 7;
    private static final double LOG_ACCEPTANCE_OF_FIRST_STEP = Math.log(0.8);

    private final NoUTurn settings;
    private final LogDensity density;
    private final SplittableRandom random;
    private final Runnable onIteration;
    private final int dimension;

    Walk(NoUTurn settings, LogDensity density, SplittableRandom random, Runnable onIteration) {
        this.settings = settings;
        this.density = density;
        this.random = random;
        this.onIteration = onIteration;
        this.dimension = density.dimension();
    }

    Draws.Chain run() {
        double[] position = start();
        Trajectory trajectory = new Trajectory(density, random, settings.maximumDepth());
        trajectory.begin(Whitening.Diagonal.identity(dimension), position);
        StepSize steps = new StepSize(settings.targetAcceptance());
        double step = reasonableStep(trajectory, FIRST_STEP);
        steps.restart(step);
        Moments moments = new Moments(dimension, settings.mass());
        Windows windows = new Windows(settings.warmup());
        for (int i = 0; i < settings.warmup(); i++) {
            requireWanted();
            trajectory.next(step, i < EARLY ? Math.min(EARLY_DEPTH, settings.maximumDepth()) : settings.maximumDepth());
            step = steps.learn(trajectory.acceptance());
            if (windows.isLearning(i)) {
                trajectory.copyPosition(position);
                moments.add(position);
            }
            if (windows.endsWith(i)) {
                trajectory.copyPosition(position);
                trajectory.begin(moments.whitening(settings.mass()), position);
                moments.clear();
                step = reasonableStep(trajectory, step);
                steps.restart(step);
            }
            onIteration.run();
        }
        if (settings.warmup() > 0) {
            step = steps.adapted();
        }
        return draw(trajectory, step);
    }

    private Draws.Chain draw(Trajectory trajectory, double step) {
        int count = settings.draws();
        double[][] draws = new double[dimension][count];
        double[] position = new double[dimension];
        double[] energies = new double[count];
        double[] logDensities = new double[count];
        int divergences = 0;
        int saturated = 0;
        long evaluations = 0;
        double acceptance = 0;
        for (int i = 0; i < count; i++) {
            requireWanted();
            trajectory.next(step, settings.maximumDepth());
            trajectory.copyPosition(position);
            for (int j = 0; j < dimension; j++) {
                draws[j][i] = position[j];
            }
            energies[i] = trajectory.energy();
            logDensities[i] = trajectory.logDensity();
            divergences += trajectory.isDivergent() ? 1 : 0;
            saturated += trajectory.depth() == settings.maximumDepth() ? 1 : 0;
            evaluations += trajectory.steps();
            acceptance += trajectory.acceptance() / count;
            onIteration.run();
        }
        return new Draws.Chain(draws, logDensities, energies, step, acceptance, evaluations, divergences, saturated);
    }

    /** A chain that nobody waits for any more ends at its next draw. */
    private static void requireWanted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("sampling was interrupted");
        }
    }

    private double[] start() {
        double[] position = new double[dimension];
        double[] gradient = new double[dimension];
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            for (int i = 0; i < dimension; i++) {
                position[i] = -2 + 4 * random.nextDouble();
            }
            double sum = density.evaluate(position, gradient);
            for (double each : gradient) {
                sum += Math.abs(each);
            }
            if (Double.isFinite(sum)) {
                return position;
            }
        }
        throw new IllegalArgumentException(
                "the density is not finite at any of " + ATTEMPTS + " starts between -2 and 2");
    }

    /** Doubles or halves until the acceptance of one step crosses 0.8, as Stan does. */
    private double reasonableStep(Trajectory trajectory, double from) {
        double step = from;
        boolean isGrowing = trajectory.logAcceptanceOfOneStep(step) > LOG_ACCEPTANCE_OF_FIRST_STEP;
        while (step > 1e-12 && step < 1e7) {
            double next = isGrowing ? 2 * step : step / 2;
            boolean isAbove = trajectory.logAcceptanceOfOneStep(next) > LOG_ACCEPTANCE_OF_FIRST_STEP;
            step = next;
            if (isAbove != isGrowing) {
                break;
            }
        }
        return step;
    }
}
