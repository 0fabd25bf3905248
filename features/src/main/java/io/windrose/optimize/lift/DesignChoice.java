package io.windrose.optimize.lift;

import io.windrose.core.Incorrect;
import io.windrose.science.lift.Augmentation;
import io.windrose.science.lift.Level;
import io.windrose.science.lift.MarketSelection;
import io.windrose.science.lift.Permutation;
import io.windrose.science.lift.Statistic;
import io.windrose.science.lift.SyntheticControl;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Which tests in regions are looked for.
 *
 * @param sizes numbers of treated regions to try
 * @param periods lengths of a test to try, in days or weeks as the outcomes are
 * @param effects relative effects to try, all above 0 or, for less advertising, all below
 * @param windows simulated tests for each
 * @param power wanted share of these in which an effect is found
 * @param costPerUnit what one more of the outcome is thought to cost, in the company's currency
 * @param included regions that must be treated
 * @param excluded regions that must not
 * @param budget most that a test may cost
 * @param seed of all that is drawn
 */
public record DesignChoice(
        Manner manner,
        List<Integer> sizes,
        List<Integer> periods,
        List<Double> effects,
        int windows,
        double power,
        double confidence,
        double costPerUnit,
        List<String> included,
        List<String> excluded,
        Optional<Double> budget,
        long seed) {
    private static final int MOST_TRIED = 12;
    private static final int MOST_WINDOWS = 30;

    /** How a simulated test is judged. */
    public enum Manner {
        /** By what the days of a test have together, compared to days that follow each other. */
        TOTAL,
        /** As Meta's GeoLift does by itself: by each day, compared to days in random orders. */
        GEOLIFT
    }

    public DesignChoice {
        sizes = List.copyOf(sizes);
        periods = List.copyOf(periods);
        effects = List.copyOf(effects);
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
        requireFew("sizes", sizes);
        requireFew("lengths", periods);
        requireFew("effects", effects);
        if (windows < 1 || windows > MOST_WINDOWS) {
            throw new Incorrect("optimize.wrong-design", "%d windows; give 1 to %d".formatted(windows, MOST_WINDOWS));
        }
        if (!(confidence >= 0.5 && confidence <= 0.99)) {
            throw new Incorrect("optimize.wrong-design", "a confidence of %s; give 0.5 to 0.99".formatted(confidence));
        }
    }

    private static void requireFew(String what, List<?> tried) {
        if (tried.isEmpty() || tried.size() > MOST_TRIED) {
            throw new Incorrect(
                    "optimize.wrong-design", "%d %s to try; give 1 to %d".formatted(tried.size(), what, MOST_TRIED));
        }
    }

    /** Of two to five regions over two, three and four weeks, effects from 2% to 30%, a power of 80%. */
    public static DesignChoice usual(double costPerUnit, long seed) {
        return new DesignChoice(
                Manner.TOTAL,
                List.of(2, 3, 4, 5),
                List.of(14, 21, 28),
                List.of(0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3),
                5,
                0.8,
                0.9,
                costPerUnit,
                List.of(),
                List.of(),
                Optional.empty(),
                seed);
    }

    /** @throws Incorrect when a figure is out of its bounds */
    MarketSelection selection() {
        return Unfit.told(() -> new MarketSelection(
                method(),
                MarketSelection.Matching.CORRELATION,
                sizes,
                periods,
                effects,
                windows,
                power,
                costPerUnit,
                new MarketSelection.Constraints(
                        new HashSet<>(included),
                        new HashSet<>(excluded),
                        0,
                        1,
                        budget.orElse(Double.POSITIVE_INFINITY))));
    }

    /** Without a ridge, which takes long to choose and changes little over many simulated tests. */
    private SyntheticControl method() {
        return switch (manner) {
            case TOTAL ->
                SyntheticControl.usual(seed)
                        .with(new Augmentation.None())
                        .withConfidence(confidence)
                        .withPlacebos(0);
            case GEOLIFT ->
                new SyntheticControl(
                        Level.TAKEN_OUT,
                        new Augmentation.None(),
                        Permutation.RANDOM,
                        Statistic.EACH_DAY,
                        confidence,
                        0,
                        seed);
        };
    }
}
