package io.windrose.science.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What channels add to the conversions that would have come anyway.
 *
 * <p>Where an experiment measured it, its finding holds, carried over by the number of touches. Where none did, touches
 * of a channel are compared with those by which people came by themselves (the baseline) after having done the same
 * before: the effect on the touched, {@code E[Y - m(X) | channel] - E[w(X) (Y - m(X)) | baseline]}, with an outcome
 * regression {@code m} of the baseline and odds {@code w} of the channel, scaled to a mean of 1, both logistic. It is
 * right when one of the two is (Mercatanti and Li, Do Debit Cards Increase Household Spending?, Annals of Applied
 * Statistics 8, 2014; Robins, Rotnitzky and Zhao, JASA 89, 1994). Its standard error is that of the influence function,
 * which takes touches to be independent.
 *
 * <p>Assumed is that what was done before tells who was about to convert. What it does not tell stays in the figure.
 * Who was only brought by the channel would not have come by themselves; of them the comparison sees what they do more
 * than the baseline does, so that the figure is low for advertising that makes its own demand: such a channel is to be
 * tested.
 */
public final class Increments {
    private static final double RIDGE = 1;
    private static final double REACH = 1.6448536269514722;
    /** Odds beyond have next to nobody to be compared with. */
    private static final double MOST_ODDS = 20;

    private static final double FEWEST = 50;

    private final TouchCounts touches;
    private final Set<String> baseline;
    private final List<Lift> lifts;

    /** Where a figure is from. */
    public enum Basis {
        /** An experiment. */
        MEASURED,
        /** A comparison with who did the same before. */
        ADJUSTED,
        /** It is the baseline itself, and adds nothing to it. */
        BASELINE,
        /** Nothing can be told. */
        UNKNOWN
    }

    /** What makes a figure doubtful. */
    public enum Doubt {
        /** Below 50 touches, of the channel or of the baseline. */
        FEW_TOUCHES,
        /** More than a fifth of the touches have next to nobody to be compared with. */
        POOR_OVERLAP,
        /** Nobody came by themselves. */
        NO_BASELINE,
        /**
         * Its people convert less than who came by themselves, beyond chance: it brings others, who would not have
         * come, so that the comparison does not hold.
         */
        BRINGS_OTHERS
    }

    /**
     * What a channel adds.
     *
     * @param touches of the channel
     * @param followed of these, by a conversion
     * @param added conversions that would not have come; may be below zero; NaN when unknown
     * @param low with 90% between this and {@code high}
     * @param overlap of the touches, the share that can be compared; NaN where nothing was
     */
    public record Increment(
            String channel,
            Basis basis,
            double touches,
            double followed,
            double added,
            double low,
            double high,
            double overlap,
            List<Doubt> doubts) {
        public Increment {
            doubts = List.copyOf(doubts);
        }
    }

    private Increments(TouchCounts touches, Set<String> baseline, List<Lift> lifts) {
        this.touches = touches;
        this.baseline = baseline;
        this.lifts = lifts;
    }

    /**
     * Compares each channel with the baseline.
     *
     * @param baseline channels by which people come by themselves
     * @param lifts of channels that were tested; of several for one, all count by their precision
     * @return one for each channel, in their order
     */
    public static List<Increment> of(TouchCounts touches, Set<String> baseline, List<Lift> lifts) {
        return new Increments(touches, Set.copyOf(baseline), List.copyOf(lifts)).all();
    }

    private List<Increment> all() {
        List<Increment> all = new ArrayList<>();
        for (int channel = 0; channel < touches.channels().size(); channel++) {
            all.add(of(channel));
        }
        return List.copyOf(all);
    }

    private Increment of(int channel) {
        String name = touches.channels().get(channel);
        List<TouchCounts.Row> own =
                touches.rows().stream().filter(row -> row.channel() == channel).toList();
        double number = own.stream().mapToDouble(TouchCounts.Row::touches).sum();
        double followed = own.stream().mapToDouble(TouchCounts.Row::conversions).sum();
        List<Lift> found =
                lifts.stream().filter(lift -> lift.channel().equals(name)).toList();
        if (!found.isEmpty()) {
            return measured(name, number, followed, found);
        }
        if (baseline.contains(name)) {
            return new Increment(name, Basis.BASELINE, number, followed, 0, 0, 0, Double.NaN, List.of());
        }
        List<TouchCounts.Row> others = touches.rows().stream()
                .filter(row -> baseline.contains(touches.channels().get(row.channel())))
                .toList();
        double compared = others.stream().mapToDouble(TouchCounts.Row::touches).sum();
        if (number == 0 || compared == 0) {
            Doubt doubt = compared == 0 ? Doubt.NO_BASELINE : Doubt.FEW_TOUCHES;
            return new Increment(
                    name,
                    Basis.UNKNOWN,
                    number,
                    followed,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    List.of(doubt));
        }
        return adjusted(name, own, others, number, followed, compared);
    }

    /** Findings for a touch, weighted by the inverse of their variances. */
    private static Increment measured(String name, double number, double followed, List<Lift> found) {
        double weights = 0;
        double sum = 0;
        for (Lift lift : found) {
            double error = lift.standardError() / lift.touches();
            weights += 1 / (error * error);
            sum += lift.conversions() / lift.touches() / (error * error);
        }
        double added = number * sum / weights;
        double reach = REACH * number / Math.sqrt(weights);
        return new Increment(
                name, Basis.MEASURED, number, followed, added, added - reach, added + reach, Double.NaN, List.of());
    }

    private static Increment adjusted(
            String name,
            List<TouchCounts.Row> own,
            List<TouchCounts.Row> others,
            double number,
            double followed,
            double compared) {
        Logistic outcome = Logistic.fit(
                features(others),
                counts(others),
                others.stream().mapToDouble(TouchCounts.Row::conversions).toArray(),
                RIDGE);
        List<TouchCounts.Row> both = new ArrayList<>(own);
        both.addAll(others);
        double[] isOwn = new double[both.size()];
        for (int i = 0; i < own.size(); i++) {
            isOwn[i] = own.get(i).touches();
        }
        Logistic propensity = Logistic.fit(features(both), counts(both), isOwn, RIDGE);
        // Odds are held against those of an even split, so that few touches are no lack of overlap.
        double even = compared / number;

        double gained = 0;
        double comparable = 0;
        for (TouchCounts.Row row : own) {
            gained += row.conversions() - row.touches() * outcome.probability(row.before());
            comparable += odds(propensity, row) * even <= MOST_ODDS ? row.touches() : 0;
        }
        double weights = 0;
        double missed = 0;
        for (TouchCounts.Row row : others) {
            double weight = Math.min(odds(propensity, row) * even, MOST_ODDS);
            weights += weight * row.touches();
            missed += weight * (row.conversions() - row.touches() * outcome.probability(row.before()));
        }
        double effect = gained / number - missed / weights;

        double variance = 0;
        for (TouchCounts.Row row : own) {
            double expected = outcome.probability(row.before()) + effect;
            variance += squares(row, expected) / (number * number);
        }
        for (TouchCounts.Row row : others) {
            double weight = Math.min(odds(propensity, row) * even, MOST_ODDS) / weights;
            variance += weight * weight * squares(row, outcome.probability(row.before()));
        }
        double added = number * effect;
        double reach = REACH * number * Math.sqrt(variance);
        double overlap = comparable / number;
        List<Doubt> doubts = new ArrayList<>();
        if (number < FEWEST || compared < FEWEST) {
            doubts.add(Doubt.FEW_TOUCHES);
        }
        if (overlap < 0.8) {
            doubts.add(Doubt.POOR_OVERLAP);
        }
        if (added + reach < 0) {
            doubts.add(Doubt.BRINGS_OTHERS);
        }
        return new Increment(
                name, Basis.ADJUSTED, number, followed, added, added - reach, added + reach, overlap, doubts);
    }

    /** Of the deviations of each touch from what is expected. */
    private static double squares(TouchCounts.Row row, double expected) {
        return row.conversions() * (1 - expected) * (1 - expected)
                + (row.touches() - row.conversions()) * expected * expected;
    }

    private static double odds(Logistic propensity, TouchCounts.Row row) {
        double chance = propensity.probability(row.before());
        return chance / (1 - chance);
    }

    private static double[][] features(List<TouchCounts.Row> rows) {
        return rows.stream().map(TouchCounts.Row::before).toArray(double[][]::new);
    }

    private static double[] counts(List<TouchCounts.Row> rows) {
        return rows.stream().mapToDouble(TouchCounts.Row::touches).toArray();
    }
}
