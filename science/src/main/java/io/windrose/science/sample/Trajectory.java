package io.windrose.science.sample;

import java.util.SplittableRandom;

/**
 * The Hamiltonian trajectories of a chain, in white coordinates with unit mass. Scratch space is made once: an
 * iteration allocates nothing.
 */
final class Trajectory {
    /** Energy above the start's from which a state is a divergence; Stan's. */
    private static final double DIVERGENCE = 1000;

    private final LogDensity density;
    private final SplittableRandom random;
    private final int dimension;
    private final double[] position;
    private final double[] gradientOfPosition;
    private final State now;
    private final State first;
    private final State last;
    private final State drawn;
    private final State proposed;
    private final Branch root;
    private final Branch grown;
    private final Pair[] pairs;
    private Whitening whitening;

    private double start;
    private double signedStep;
    private double acceptances;
    private double acceptance;
    private double energy;
    private int steps;
    private int depth;
    private boolean isDivergent;

    Trajectory(LogDensity density, SplittableRandom random, int maximumDepth) {
        this.density = density;
        this.random = random;
        this.dimension = density.dimension();
        position = new double[dimension];
        gradientOfPosition = new double[dimension];
        now = new State(dimension);
        first = new State(dimension);
        last = new State(dimension);
        drawn = new State(dimension);
        proposed = new State(dimension);
        root = new Branch(dimension);
        grown = new Branch(dimension);
        pairs = new Pair[maximumDepth];
        for (int i = 0; i < maximumDepth; i++) {
            pairs[i] = new Pair(new Branch(dimension), new Branch(dimension), new State(dimension));
        }
        whitening = Whitening.Diagonal.identity(dimension);
    }

    /** Where a trajectory is, and how it moves. */
    private static final class State {
        final double[] white;
        final double[] momentum;
        final double[] gradient;
        double logDensity;

        State(int dimension) {
            white = new double[dimension];
            momentum = new double[dimension];
            gradient = new double[dimension];
        }

        void set(State other) {
            System.arraycopy(other.white, 0, white, 0, white.length);
            System.arraycopy(other.momentum, 0, momentum, 0, white.length);
            System.arraycopy(other.gradient, 0, gradient, 0, white.length);
            logDensity = other.logDensity;
        }

        double energy() {
            return 0.5 * dot(momentum, momentum) - logDensity;
        }
    }

    /** A run of states, from the one nearest the start to the farthest: momenta at its ends, their sum, its weight. */
    private static final class Branch {
        final double[] near;
        final double[] far;
        final double[] sum;
        double logWeight;

        Branch(int dimension) {
            near = new double[dimension];
            far = new double[dimension];
            sum = new double[dimension];
        }

        void set(State only, double newLogWeight) {
            System.arraycopy(only.momentum, 0, near, 0, near.length);
            System.arraycopy(only.momentum, 0, far, 0, near.length);
            System.arraycopy(only.momentum, 0, sum, 0, near.length);
            logWeight = newLogWeight;
        }
    }

    private record Pair(Branch inner, Branch outer, State proposal) {}

    /** Starts from a position of the density's coordinates. */
    void begin(Whitening newWhitening, double[] from) {
        whitening = newWhitening;
        whitening.toWhite(from, drawn.white);
        evaluate(drawn);
    }

    void copyPosition(double[] into) {
        whitening.toPosition(drawn.white, into);
    }

    double acceptance() {
        return acceptance;
    }

    double energy() {
        return energy;
    }

    double logDensity() {
        return drawn.logDensity;
    }

    int steps() {
        return steps;
    }

    int depth() {
        return depth;
    }

    boolean isDivergent() {
        return isDivergent;
    }

    double logAcceptanceOfOneStep(double step) {
        now.set(drawn);
        kick(now);
        double before = now.energy();
        signedStep = step;
        leap(now);
        double difference = before - now.energy();
        return Double.isNaN(difference) ? Double.NEGATIVE_INFINITY : difference;
    }

    /** Moves to the next draw, by a trajectory that is doubled that many times at most. */
    void next(double step, int deepest) {
        kick(drawn);
        start = drawn.energy();
        first.set(drawn);
        last.set(drawn);
        root.set(drawn, 0);
        depth = 0;
        steps = 0;
        acceptances = 0;
        isDivergent = false;
        while (depth < deepest) {
            boolean isForward = random.nextDouble() > 0.5;
            State end = isForward ? last : first;
            now.set(end);
            signedStep = isForward ? step : -step;
            boolean isWhole = grow(depth, grown, proposed);
            end.set(now);
            if (!isWhole) {
                break;
            }
            depth++;
            if (isTaken(grown.logWeight - root.logWeight)) {
                drawn.set(proposed);
            }
            if (!join(isForward)) {
                break;
            }
        }
        acceptance = steps == 0 ? 0 : acceptances / steps;
        energy = drawn.energy();
    }

    /** Adds the new branch to the root, whose near end is the first state; false when the whole turns. */
    private boolean join(boolean isForward) {
        // Seen along time, the older of the two halves, and the younger.
        double[] olderFirst = isForward ? root.near : grown.far;
        double[] olderLast = isForward ? root.far : grown.near;
        double[] youngerFirst = isForward ? grown.near : root.near;
        double[] youngerLast = isForward ? grown.far : root.far;
        double[] older = isForward ? root.sum : grown.sum;
        double[] younger = isForward ? grown.sum : root.sum;
        boolean isGoingOn = isStraight(olderFirst, youngerLast, older, younger)
                && isStraight(olderFirst, youngerFirst, older, youngerFirst)
                && isStraight(olderLast, youngerLast, younger, olderLast);
        for (int i = 0; i < dimension; i++) {
            root.sum[i] += grown.sum[i];
        }
        System.arraycopy(grown.far, 0, isForward ? root.far : root.near, 0, dimension);
        root.logWeight = logSum(root.logWeight, grown.logWeight);
        return isGoingOn;
    }

    /** Grows a branch of 2^depth states from where it is now; false when it turns or diverges. */
    private boolean grow(int levels, Branch branch, State proposal) {
        if (levels == 0) {
            leap(now);
            steps++;
            double reached = now.energy();
            double difference = Double.isNaN(reached) ? Double.NEGATIVE_INFINITY : start - reached;
            branch.set(now, difference);
            proposal.set(now);
            acceptances += difference > 0 ? 1 : Math.exp(difference);
            if (-difference > DIVERGENCE) {
                isDivergent = true;
                return false;
            }
            return true;
        }
        Pair pair = pairs[levels - 1];
        Branch inner = pair.inner;
        Branch outer = pair.outer;
        if (!grow(levels - 1, inner, proposal) || !grow(levels - 1, outer, pair.proposal)) {
            return false;
        }
        branch.logWeight = logSum(inner.logWeight, outer.logWeight);
        if (isTaken(outer.logWeight - branch.logWeight)) {
            proposal.set(pair.proposal);
        }
        System.arraycopy(inner.near, 0, branch.near, 0, dimension);
        System.arraycopy(outer.far, 0, branch.far, 0, dimension);
        for (int i = 0; i < dimension; i++) {
            branch.sum[i] = inner.sum[i] + outer.sum[i];
        }
        return isStraight(inner.near, outer.far, inner.sum, outer.sum)
                && isStraight(inner.near, outer.near, inner.sum, outer.near)
                && isStraight(inner.far, outer.far, outer.sum, inner.far);
    }

    private boolean isTaken(double logProbability) {
        return logProbability > 0 || random.nextDouble() < Math.exp(logProbability);
    }

    /** Whether both ends still move along the sum of two momenta. */
    private static boolean isStraight(double[] one, double[] other, double[] sum, double[] more) {
        double alongOne = 0;
        double alongOther = 0;
        for (int i = 0; i < one.length; i++) {
            double total = sum[i] + more[i];
            alongOne += one[i] * total;
            alongOther += other[i] * total;
        }
        return alongOne > 0 && alongOther > 0;
    }

    private void kick(State state) {
        for (int i = 0; i < dimension; i++) {
            state.momentum[i] = random.nextGaussian();
        }
    }

    /** One leapfrog step. */
    private void leap(State state) {
        double half = 0.5 * signedStep;
        for (int i = 0; i < dimension; i++) {
            state.momentum[i] += half * state.gradient[i];
            state.white[i] += signedStep * state.momentum[i];
        }
        evaluate(state);
        for (int i = 0; i < dimension; i++) {
            state.momentum[i] += half * state.gradient[i];
        }
    }

    private void evaluate(State state) {
        whitening.toPosition(state.white, position);
        state.logDensity = density.evaluate(position, gradientOfPosition);
        whitening.gradient(gradientOfPosition, state.gradient);
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double logSum(double one, double other) {
        double greater = Math.max(one, other);
        return greater == Double.NEGATIVE_INFINITY
                ? greater
                : greater + Math.log1p(Math.exp(Math.min(one, other) - greater));
    }
}
