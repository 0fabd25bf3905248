package io.windrose.science.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Shapley values: what a channel adds to the others, on average over all orders in which they might have joined
 * (Dalessandro, Perlich, Stitelman and Provost, Causally Motivated Attribution for Online Advertising, ADKDD 2012).
 *
 * <p>The game of a journey has the channels that touched it as players. A coalition is worth the rate at which journeys
 * convert that were touched by just its channels, and nothing when it is empty. Where few journeys were, the rate leans
 * on the logistic model of {@link DataDriven}, as much as {@value #LEAN} journeys would; where all journeys converted,
 * each rate is 1 and channels share evenly. Values are scaled so that they sum to the journey's conversions; one may be
 * below zero, of a channel whose journeys convert less than without it.
 *
 * <p>All values are exact when there are {@value #MOST_EXACT} channels at most. With more, journeys of more than
 * {@value #MOST_EXACT_OF_MANY} channels are averaged over orders drawn at random, with a bound of the error.
 */
public final class Shapley {
    /** With more channels, values of long journeys are drawn. */
    public static final int MOST_EXACT = 12;

    private static final int MOST_EXACT_OF_MANY = 8;
    private static final double LEAN = 20;
    private static final double REACH = 1.959963984540054;

    private final ChannelSets sets;
    private final Optional<DataDriven> model;
    private final double overall;
    private final Map<Long, double[]> observed = new HashMap<>();
    private final Map<Long, Double> rates = new HashMap<>();

    /**
     * Values of all channels.
     *
     * @param isExact whether nothing was drawn
     * @param errors by the number of the channel, conversions by which the credit is off at most, with 95%; 0 where
     *     exact
     */
    public record Fitted(boolean isExact, int draws, List<Double> errors, List<Credit> credits) {}

    private Shapley(PathCounts paths) {
        this.sets = ChannelSets.of(paths);
        this.model = DataDriven.model(sets);
        double journeys = paths.conversions() + paths.nulls();
        this.overall = journeys == 0 ? 0 : paths.conversions() / journeys;
        sets.counts().forEach(each -> observed.put(each.set(), new double[] {each.conversions(), each.journeys()}));
    }

    /**
     * Shares conversions by the rates of journeys.
     *
     * @param seed of the orders that are drawn
     * @param draws orders for each set of channels, 2 at least
     */
    public static Fitted fit(PathCounts paths, long seed, int draws) {
        if (draws < 2) {
            throw new IllegalArgumentException("draws are " + draws + "; give 2 or more");
        }
        return new Shapley(paths).fitted(seed, draws);
    }

    private Fitted fitted(long seed, int draws) {
        int channels = sets.channels().size();
        boolean isSmall = channels <= MOST_EXACT;
        SplittableRandom random = new SplittableRandom(seed);
        double[] conversions = new double[channels];
        double[] values = new double[channels];
        double[] variances = new double[channels];
        boolean isExact = true;
        for (ChannelSets.Count each : sets.counts()) {
            int[] players = players(each.set());
            double worth = rate(each.set());
            if (each.conversions() == 0) {
                continue;
            }
            double[][] found;
            if (isSmall || players.length <= MOST_EXACT_OF_MANY) {
                found = new double[][] {exact(players), new double[players.length]};
            } else {
                found = drawn(players, random, draws);
                isExact = false;
            }
            for (int i = 0; i < players.length; i++) {
                double share = found[0][i] / worth;
                conversions[players[i]] += share * each.conversions();
                values[players[i]] += share * each.value();
                double scale = each.conversions() / worth;
                variances[players[i]] += scale * scale * found[1][i];
            }
        }
        return new Fitted(
                isExact,
                isExact ? 0 : draws,
                Arrays.stream(variances)
                        .map(each -> REACH * Math.sqrt(each))
                        .boxed()
                        .toList(),
                Credit.of(sets.channels(), conversions, values));
    }

    private static int[] players(long set) {
        List<Integer> players = new ArrayList<>();
        for (long rest = set; rest != 0; rest &= rest - 1) {
            players.add(Long.numberOfTrailingZeros(rest));
        }
        return players.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What a coalition is worth. */
    double rate(long set) {
        return rates.computeIfAbsent(set, this::computed);
    }

    private double computed(long set) {
        if (set == 0) {
            return 0;
        }
        double[] count = observed.getOrDefault(set, new double[2]);
        double lean = model.map(found -> found.probability(set)).orElse(overall);
        return (count[0] + LEAN * lean) / (count[1] + LEAN);
    }

    /** {@code sum over S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S))}. */
    private double[] exact(int[] players) {
        int n = players.length;
        double[] worth = new double[1 << n];
        for (int coalition = 0; coalition < worth.length; coalition++) {
            long set = 0;
            for (int i = 0; i < n; i++) {
                set |= (long) (coalition >>> i & 1) << players[i];
            }
            worth[coalition] = rate(set);
        }
        double[] weights = new double[n];
        for (int size = 0; size < n; size++) {
            weights[size] = 1 / (n * binomial(n - 1, size));
        }
        double[] values = new double[n];
        for (int coalition = 0; coalition < worth.length; coalition++) {
            for (int i = 0; i < n; i++) {
                if ((coalition >>> i & 1) == 0) {
                    values[i] += weights[Integer.bitCount(coalition)] * (worth[coalition | 1 << i] - worth[coalition]);
                }
            }
        }
        return values;
    }

    private static double binomial(int n, int k) {
        double found = 1;
        for (int i = 1; i <= k; i++) {
            found = found * (n - k + i) / i;
        }
        return found;
    }

    /** Means, and the variances of the means. */
    private double[][] drawn(int[] players, SplittableRandom random, int draws) {
        int n = players.length;
        double[] sums = new double[n];
        double[] squares = new double[n];
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int draw = 0; draw < draws; draw++) {
            for (int i = n - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[other];
                order[other] = kept;
            }
            long set = 0;
            double before = 0;
            for (int i : order) {
                set |= 1L << players[i];
                double after = worth(set);
                sums[i] += after - before;
                squares[i] += (after - before) * (after - before);
                before = after;
            }
        }
        double[] means = new double[n];
        double[] variances = new double[n];
        for (int i = 0; i < n; i++) {
            means[i] = sums[i] / draws;
            variances[i] = Math.max(0, squares[i] / draws - means[i] * means[i]) / (draws - 1);
        }
        return new double[][] {means, variances};
    }

    /** Not kept where it was drawn, for there may be very many. */
    private double worth(long set) {
        Double known = rates.get(set);
        return known == null ? computed(set) : known;
    }
}
