package io.windrose.science.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A journey as a Markov chain over its touches, from its start to a conversion or to none; a channel is credited by
 * what would be lost without it (Anderl, Becker, von Wangenheim and Schumann, Mapping the Customer Journey,
 * International Journal of Research in Marketing 33, 2016).
 *
 * <p>A state is the last touch (order 1) or the last two (order 2); transitions have the frequencies of the paths. The
 * removal effect of a channel is {@code 1 - P(conversion without it) / P(conversion)}, where whatever led to the
 * channel leads to no conversion. Credits are in proportion to removal effects. The probabilities of absorption solve a
 * sparse linear system by Gauss-Seidel until no state changes by more than 1e-13, which converges for an absorbing
 * chain.
 *
 * <p>The chain's shares say what goes through a channel, not what it causes: who removes a sign on the way to a door
 * has not removed the wish to go in.
 */
public final class Markov {
    private static final double EXACT = 1e-13;
    private static final int MOST_SWEEPS = 100_000;

    private final PathCounts paths;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Chain chain;

    /**
     * A fitted chain.
     *
     * @param states that occur, start and ends left out
     * @param probability that a journey converts
     * @param removalEffects by the number of the channel, 0 to 1
     * @param residual the most by which an equation is not met
     */
    public record Fitted(
            int order,
            int states,
            double probability,
            List<Double> removalEffects,
            double residual,
            List<Credit> credits) {}

    private Markov(PathCounts paths, int order) {
        this.paths = paths;
        this.chain = new Chain(count(order));
    }

    /**
     * Fits a chain to the paths.
     *
     * @param order 1 or 2
     * @throws IllegalArgumentException when it is neither
     */
    public static Fitted fit(PathCounts paths, int order) {
        if (order != 1 && order != 2) {
            throw new IllegalArgumentException("the order is " + order + "; give 1 or 2");
        }
        return new Markov(paths, order).fitted(order);
    }

    private Fitted fitted(int order) {
        int channels = paths.channels().size();
        double[] whole = chain.solve(new double[chain.size()], -1);
        double probability = whole[0];
        double residual = chain.residual(whole, -1);
        double[] effects = new double[channels];
        for (int channel = 0; channel < channels; channel++) {
            if (probability > 0 && chain.occurs(channel)) {
                double[] without = chain.solve(whole, channel);
                residual = Math.max(residual, chain.residual(without, channel));
                effects[channel] = Math.clamp(1 - without[0] / probability, 0, 1);
            }
        }
        return new Fitted(
                order,
                chain.size() - 1,
                probability,
                Arrays.stream(effects).boxed().toList(),
                residual,
                Credit.byShares(paths, effects));
    }

    /** By state: which follow, and how often. State 0 is the start. */
    private record Counted(List<Map<Integer, double[]>> next, List<Integer> channels, List<double[]> ends) {}

    private Counted count(int order) {
        Counted counted = new Counted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        state(counted, Long.MIN_VALUE, -1);
        for (int path = 0; path < paths.size(); path++) {
            double journeys = paths.conversions(path) + paths.nulls(path);
            int from = 0;
            int before = -1;
            for (int at = 0; at < paths.length(path); at++) {
                int channel = paths.touch(path, at);
                long key = order == 1 ? channel : (long) (before + 1) * (PathCounts.MOST_CHANNELS + 1) + channel;
                int to = state(counted, key, channel);
                counted.next().get(from).computeIfAbsent(to, any -> new double[1])[0] += journeys;
                from = to;
                before = channel;
            }
            double[] ends = counted.ends().get(from);
            ends[0] += paths.conversions(path);
            ends[1] += paths.nulls(path);
        }
        return counted;
    }

    private int state(Counted counted, long key, int channel) {
        return numbers.computeIfAbsent(key, any -> {
            counted.next().add(new HashMap<>());
            counted.channels().add(channel);
            counted.ends().add(new double[2]);
            return counted.channels().size() - 1;
        });
    }

    /** Transition probabilities, row by row. */
    private static final class Chain {
        private final int[][] next;
        private final double[][] chances;
        private final double[] converts;
        private final int[] channels;

        Chain(Counted counted) {
            int size = counted.channels().size();
            next = new int[size][];
            chances = new double[size][];
            converts = new double[size];
            channels = counted.channels().stream().mapToInt(Integer::intValue).toArray();
            for (int state = 0; state < size; state++) {
                Map<Integer, double[]> row = counted.next().get(state);
                double[] ends = counted.ends().get(state);
                double all = ends[0]
                        + ends[1]
                        + row.values().stream().mapToDouble(each -> each[0]).sum();
                next[state] = row.keySet().stream()
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray();
                chances[state] = new double[next[state].length];
                for (int i = 0; i < next[state].length; i++) {
                    chances[state][i] = all == 0 ? 0 : row.getOrDefault(next[state][i], new double[1])[0] / all;
                }
                converts[state] = all == 0 ? 0 : ends[0] / all;
            }
        }

        int size() {
            return channels.length;
        }

        boolean occurs(int channel) {
            return Arrays.stream(channels).anyMatch(each -> each == channel);
        }

        /** The chance of a conversion from each state, when what leads to {@code removed} leads nowhere. */
        double[] solve(double[] guess, int removed) {
            double[] found = guess.clone();
            for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
                double change = 0;
                // The last states first: they were reached later.
                for (int state = found.length - 1; state >= 0; state--) {
                    double value = value(found, state, removed, true);
                    change = Math.max(change, Math.abs(value - found[state]));
                    found[state] = value;
                }
                if (change < EXACT) {
                    break;
                }
            }
            return found;
        }

        double residual(double[] found, int removed) {
            double most = 0;
            for (int state = 0; state < found.length; state++) {
                most = Math.max(most, Math.abs(found[state] - value(found, state, removed, false)));
            }
            return most;
        }

        /** @param solvesLoop whether a step to the state itself is solved for, not looked up */
        private double value(double[] found, int state, int removed, boolean solvesLoop) {
            if (removed >= 0 && channels[state] == removed) {
                return 0;
            }
            double sum = converts[state];
            double loop = 0;
            for (int i = 0; i < next[state].length; i++) {
                if (next[state][i] == state && solvesLoop) {
                    loop = chances[state][i];
                } else {
                    sum += chances[state][i] * found[next[state][i]];
                }
            }
            return loop >= 1 ? 0 : sum / (1 - loop);
        }
    }
}
