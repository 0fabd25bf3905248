package io.windrose.science.lift;

import java.util.List;

/**
 * A test that could be run.
 *
 * @param treated markets, in the order of their names
 * @param days of the test
 * @param effect the least relative effect that is detected with the wanted power, as are all greater ones that were
 *     tried; negative for a test of less advertising
 * @param power of that effect
 * @param investment what that effect costs, in the currency, always positive
 * @param detected mean relative lift that was found where the effect was given
 * @param bias how far that is from the effect, to three decimals
 * @param scaledImbalance mean over the simulated tests: 0 is a perfect synthetic control, 1 no better than the mean
 * @param share of the treated markets in the outcome of all
 * @param correlation of the treated markets' outcome with that of the others
 * @param curve power of all effects that were tried, zero besides, in the order of their size
 * @param rank 1 for the best; ties share one
 */
public record Design(
        List<String> treated,
        int days,
        double effect,
        double power,
        double investment,
        double detected,
        double bias,
        double scaledImbalance,
        double share,
        double correlation,
        List<PowerPoint> curve,
        int rank) {
    /** Copies. */
    public Design {
        treated = List.copyOf(treated);
        curve = List.copyOf(curve);
    }

    /** The share of the outcome in markets without advertising of the channel. */
    public double holdout() {
        return effect < 0 ? share : 1 - share;
    }

    Design withRank(int newRank) {
        return new Design(
                treated,
                days,
                effect,
                power,
                investment,
                detected,
                bias,
                scaledImbalance,
                share,
                correlation,
                curve,
                newRank);
    }
}
