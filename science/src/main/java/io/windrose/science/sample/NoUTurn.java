package io.windrose.science.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * The No-U-Turn sampler, in the form that Stan uses.
 *
 * <p>A trajectory of the Hamiltonian {@code H(q, p) = -log density(q) + p' p / 2} is doubled, forward or back by lot,
 * until it turns. Of its states one is drawn by its weight {@code exp(-H)}: within a half by multinomial sampling,
 * between the old and the new half with a bias to the new (Betancourt, A Conceptual Introduction to Hamiltonian Monte
 * Carlo, arXiv 1701.02434, 2017, A.3). It turns when the sum of its momenta points away from the velocity at either end
 * (A.4.2), checked over each subtree, and between each half and the neighbour's first state, as Stan does since 2.21. A
 * state whose energy lies 1,000 above the start is a divergence and ends the trajectory.
 *
 * <p>The warm-up learns the step by dual averaging (Hoffman and Gelman, JMLR 15, 2014) and the covariance of the
 * posterior, in windows that double; draws of the warm-up are not kept. Unlike Stan's, covariances of a window that is
 * short beside the number of parameters are shrunk to nothing.
 *
 * <p>Each chain has a stream of random numbers of its own, split from the seed: numbers do not depend on
 * {@code threads}. They may on the version of Java, whose logarithms and normal numbers they use.
 *
 * @param chains 4 or more let {@link Convergence} tell whether they agree
 * @param warmup iterations of each chain to learn from
 * @param draws iterations of each chain to keep
 * @param targetAcceptance mean acceptance to aim at, above 0 and below 1: 0.8; more makes steps shorter, which helps
 *     against divergences
 * @param maximumDepth doublings of a trajectory at most: 10
 * @param mass which covariance is learned
 * @param threads chains at a time
 */
public record NoUTurn(
        int chains,
        int warmup,
        int draws,
        double targetAcceptance,
        int maximumDepth,
        Mass mass,
        long seed,
        int threads) {

    /** The form of the mass matrix. */
    public enum Mass {
        /** Variances alone: work grows with the number of parameters. */
        DIAGONAL,
        /** Covariances too: work grows with its square, and long trajectories along ridges are saved. */
        DENSE
    }

    /** @throws IllegalArgumentException when one is out of its bounds, with its value */
    public NoUTurn {
        require(chains >= 1, "chains", chains);
        require(warmup >= 0, "warmup", warmup);
        require(draws >= 4, "draws", draws);
        require(targetAcceptance > 0 && targetAcceptance < 1, "targetAcceptance", targetAcceptance);
        require(maximumDepth >= 1 && maximumDepth <= 20, "maximumDepth", maximumDepth);
        require(threads >= 1, "threads", threads);
    }

    private static void require(boolean holds, String name, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }

    /** Four chains of 1,000 draws after as many to warm up, as many at a time as there are processors. */
    public static NoUTurn withSeed(long seed) {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
        return new NoUTurn(4, 1000, 1000, 0.8, 10, Mass.DIAGONAL, seed, threads);
    }

    public NoUTurn withDraws(int newWarmup, int newDraws) {
        return new NoUTurn(chains, newWarmup, newDraws, targetAcceptance, maximumDepth, mass, seed, threads);
    }

    public NoUTurn withMass(Mass newMass) {
        return new NoUTurn(chains, warmup, draws, targetAcceptance, maximumDepth, newMass, seed, threads);
    }

    public NoUTurn withTargetAcceptance(double newTarget) {
        return new NoUTurn(chains, warmup, draws, newTarget, maximumDepth, mass, seed, threads);
    }

    public NoUTurn withThreads(int newThreads) {
        return new NoUTurn(chains, warmup, draws, targetAcceptance, maximumDepth, mass, seed, newThreads);
    }

    /**
     * Samples from starts that are uniform between -2 and 2 for each parameter.
     *
     * @param density makes a density for each chain
     * @throws IllegalArgumentException when a chain finds no start with a density and gradient within 100 attempts
     */
    public Draws sample(Supplier<? extends LogDensity> density) {
        return sample(density, () -> {});
    }

    /** Of all chains together, those of the warm-up included. */
    public long iterations() {
        return (long) chains * (warmup + draws);
    }

    /**
     * As {@link #sample(Supplier)}.
     *
     * @param onIteration run after each iteration, by the thread of its chain; is to be quick, and not to throw
     */
    public Draws sample(Supplier<? extends LogDensity> density, Runnable onIteration) {
        SplittableRandom seeds = new SplittableRandom(seed);
        List<Callable<Draws.Chain>> tasks = new ArrayList<>();
        for (int i = 0; i < chains; i++) {
            SplittableRandom random = seeds.split();
            tasks.add(() -> new Walk(this, density.get(), random, onIteration).run());
        }
        try (ExecutorService threadsOfChains = Executors.newFixedThreadPool(threads)) {
            List<Draws.Chain> done = new ArrayList<>();
            for (Future<Draws.Chain> task : threadsOfChains.invokeAll(tasks)) {
                done.add(task.get());
            }
            return new Draws(done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("sampling was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
