package io.windrose.science.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much likelier a journey converts with a channel than without it, by a logistic model of the channels that touched
 * it (Shao and Li, Data-driven Multi-touch Attribution Models, KDD 2011). A conversion is shared among its channels in
 * proportion to {@code P(all) - P(all but the channel)}, of which less than 0 counts as 0; evenly where none adds.
 *
 * <p>It compares journeys as they came about: whoever is about to buy and searches for the shop makes search look good.
 */
public final class DataDriven {
    private static final double RIDGE = 1;
    private static final double REACH = 1.6448536269514722;

    private final ChannelSets sets;
    private final Logistic model;

    /**
     * How a channel moves the odds of a conversion.
     *
     * @param logOdds that are added; {@code low} and {@code high} hold them with 90%
     */
    public record Weight(String channel, double logOdds, double low, double high) {}

    /**
     * The fitted model.
     *
     * @param steps until it converged
     */
    public record Fitted(List<Weight> weights, int steps, boolean isConverged, List<Credit> credits) {}

    private DataDriven(ChannelSets sets, Logistic model) {
        this.sets = sets;
        this.model = model;
    }

    /** Empty when all journeys converted, or none, for then there is nothing to compare. */
    public static Optional<Fitted> fit(PathCounts paths) {
        return model(ChannelSets.of(paths)).map(DataDriven::fitted);
    }

    static Optional<DataDriven> model(ChannelSets sets) {
        double conversions = sets.counts().stream()
                .mapToDouble(ChannelSets.Count::conversions)
                .sum();
        double nulls =
                sets.counts().stream().mapToDouble(ChannelSets.Count::nulls).sum();
        if (conversions == 0 || nulls == 0) {
            return Optional.empty();
        }
        int channels = sets.channels().size();
        double[][] rows = sets.counts().stream()
                .map(each -> features(each.set(), channels))
                .toArray(double[][]::new);
        double[] trials =
                sets.counts().stream().mapToDouble(ChannelSets.Count::journeys).toArray();
        double[] successes = sets.counts().stream()
                .mapToDouble(ChannelSets.Count::conversions)
                .toArray();
        return Optional.of(new DataDriven(sets, Logistic.fit(rows, trials, successes, RIDGE)));
    }

    private static double[] features(long set, int channels) {
        double[] features = new double[channels];
        for (int channel = 0; channel < channels; channel++) {
            features[channel] = set >>> channel & 1;
        }
        return features;
    }

    double probability(long set) {
        return model.probability(features(set, sets.channels().size()));
    }

    private Fitted fitted() {
        int channels = sets.channels().size();
        double[] conversions = new double[channels];
        double[] values = new double[channels];
        for (ChannelSets.Count each : sets.counts()) {
            double[] shares = shares(each.set(), channels);
            for (int channel = 0; channel < channels; channel++) {
                conversions[channel] += shares[channel] * each.conversions();
                values[channel] += shares[channel] * each.value();
            }
        }
        List<Weight> weights = new ArrayList<>();
        double[] coefficients = model.coefficients();
        for (int channel = 0; channel < channels; channel++) {
            double weight = coefficients[channel + 1];
            double reach = REACH * model.standardError(channel + 1);
            weights.add(new Weight(sets.channels().get(channel), weight, weight - reach, weight + reach));
        }
        return new Fitted(
                List.copyOf(weights),
                model.steps(),
                model.isConverged(),
                Credit.of(sets.channels(), conversions, values));
    }

    private double[] shares(long set, int channels) {
        double[] shares = new double[channels];
        double whole = probability(set);
        double sum = 0;
        for (int channel = 0; channel < channels; channel++) {
            if ((set >>> channel & 1) == 1) {
                shares[channel] = Math.max(0, whole - probability(set & ~(1L << channel)));
                sum += shares[channel];
            }
        }
        for (int channel = 0; channel < channels; channel++) {
            if (sum > 0) {
                shares[channel] /= sum;
            } else if ((set >>> channel & 1) == 1) {
                shares[channel] = 1.0 / Long.bitCount(set);
            }
        }
        return shares;
    }
}
