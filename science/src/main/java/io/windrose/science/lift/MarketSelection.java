package io.windrose.science.lift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Looks for the markets in which to test, by simulating tests over the days that there were: sets of markets that go
 * together are each given effects of several sizes over the last days, and over days before these, and judged by the
 * method that will judge the test. Designs are ranked as in Meta's GeoLift, by the mean of their places in the least
 * detectable effect, in power, and in how far the effect found is from the one given.
 *
 * <p>Sets that are found to differ where nothing was given, in half of the wanted power's share of the simulated tests
 * or more, are no designs.
 *
 * <p>An effect is a factor of the treated markets' outcome on each day. Its cost is {@code costPerConversion} for each
 * unit of outcome that it adds, or takes away.
 *
 * @param method that judges, with its confidence
 * @param matching how sets of markets are put together
 * @param sizes numbers of treated markets to try
 * @param durations days of a test to try
 * @param effects relative effects to try, all above zero or all below; others are not detectable
 * @param windows simulated tests for each effect, each a day before the one before
 * @param power wanted share of them in which the effect is significant
 * @param costPerConversion of a unit of outcome more, in the currency
 * @param constraints that designs must keep
 */
public record MarketSelection(
        SyntheticControl method,
        Matching matching,
        List<Integer> sizes,
        List<Integer> durations,
        List<Double> effects,
        int windows,
        double power,
        double costPerConversion,
        Constraints constraints) {

    /** How sets of markets are put together. */
    public enum Matching {
        /** A market, and those whose outcome is most correlated with its own. */
        CORRELATION,
        /** A market, and one after another that which makes a synthetic control fit the set best. */
        FIT
    }

    /**
     * What designs must keep.
     *
     * @param included markets that must be treated
     * @param excluded markets that must not be treated; they are compared to
     * @param leastHoldout share of the outcome without the advertising, at least
     * @param greatestHoldout and at most
     * @param budget greatest investment
     */
    public record Constraints(
            Set<String> included, Set<String> excluded, double leastHoldout, double greatestHoldout, double budget) {
        /** @throws IllegalArgumentException when a market is in both, or shares are out of bounds */
        public Constraints {
            included = Set.copyOf(included);
            excluded = Set.copyOf(excluded);
            for (String market : included) {
                require(!excluded.contains(market), market + " is both included and excluded");
            }
            require(
                    leastHoldout >= 0 && greatestHoldout <= 1 && leastHoldout < greatestHoldout,
                    "holdout from " + leastHoldout + " to " + greatestHoldout + " is not within 0 to 1");
            require(budget > 0, "budget is " + budget + ", not above 0");
        }

        /** That keep all. */
        public static Constraints none() {
            return new Constraints(Set.of(), Set.of(), 0, 1, Double.POSITIVE_INFINITY);
        }
    }

    /**
     * Designs, the best first.
     *
     * @param warnings why there are none
     */
    public record Result(List<Design> designs, List<Warning> warnings) {
        /** Copies. */
        public Result {
            designs = List.copyOf(designs);
            warnings = List.copyOf(warnings);
        }
    }

    /** @throws IllegalArgumentException when a list is empty, or a figure out of its bounds */
    public MarketSelection {
        sizes = List.copyOf(sizes);
        durations = List.copyOf(durations);
        effects = List.copyOf(effects);
        require(!sizes.isEmpty() && sizes.stream().allMatch(size -> size >= 1), "sizes are " + sizes);
        require(!durations.isEmpty() && durations.stream().allMatch(days -> days >= 1), "durations are " + durations);
        require(
                !effects.isEmpty()
                        && (effects.stream().allMatch(effect -> effect > 0)
                                || effects.stream().allMatch(effect -> effect < 0 && effect >= -1)),
                "effects are " + effects + ": give those above 0, or those from -1 to below 0");
        require(windows >= 1, "windows are " + windows);
        require(power > 0 && power <= 1, "power is " + power);
        require(costPerConversion > 0, "costPerConversion is " + costPerConversion);
    }

    /** Of two to five markets over two, three and four weeks, effects from 2% to 30%, a power of 80%. */
    public static MarketSelection usual(double costPerConversion, long seed) {
        return new MarketSelection(
                SyntheticControl.usual(seed),
                Matching.CORRELATION,
                List.of(2, 3, 4, 5),
                List.of(14, 21, 28),
                List.of(0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3),
                10,
                0.8,
                costPerConversion,
                Constraints.none());
    }

    public MarketSelection with(Constraints newConstraints) {
        return new MarketSelection(
                method, matching, sizes, durations, effects, windows, power, costPerConversion, newConstraints);
    }

    /**
     * Simulates, and ranks.
     *
     * @param panel before the test
     * @throws IllegalArgumentException when a constraint is of an unknown market, or days are too few
     */
    public Result rank(Panel panel) {
        constraints.included().forEach(panel::index);
        constraints.excluded().forEach(panel::index);
        List<Design> found = new ArrayList<>();
        double best = 0;
        for (List<String> treated : new Candidates(panel, this).sets()) {
            for (int days : durations) {
                Simulation simulation = new Simulation(this, panel, treated, days);
                best = Math.max(best, simulation.bestPower());
                simulation.design().ifPresent(found::add);
            }
        }
        List<Design> kept = ranked(found).stream()
                .filter(design -> design.investment() <= constraints.budget())
                .filter(design -> design.holdout() >= constraints.leastHoldout()
                        && design.holdout() <= constraints.greatestHoldout())
                .toList();
        List<Design> again = places(kept, Design::rank);
        List<Warning> warnings = again.isEmpty()
                ? List.of(new Warning(
                        Warning.Kind.NO_DESIGN,
                        "",
                        "no design keeps the constraints and detects one of the effects " + effects
                                + "; the best power was " + best + ": try greater effects, more days or other markets"))
                : List.of();
        return new Result(again, warnings);
    }

    private static List<Design> ranked(List<Design> designs) {
        int[] byEffect = dense(designs, design -> Math.abs(design.effect()));
        int[] byPower = dense(designs, design -> -design.power());
        int[] byBias = dense(designs, Design::bias);
        List<Design> summed = new ArrayList<>();
        for (int i = 0; i < designs.size(); i++) {
            summed.add(designs.get(i).withRank(byEffect[i] + byPower[i] + byBias[i]));
        }
        return places(summed, Design::rank);
    }

    /** In the order of a figure, ranked by it, ties with the least of their places. */
    private static List<Design> places(List<Design> designs, ToDoubleFunction<Design> figure) {
        double[] sorted = designs.stream().mapToDouble(figure).sorted().toArray();
        return designs.stream()
                .sorted(Comparator.comparingDouble(figure)
                        .thenComparing(Comparator.comparingInt(Design::days).reversed())
                        .thenComparingDouble(Design::investment))
                .map(design -> design.withRank(1
                        + (int) Arrays.stream(sorted)
                                .filter(each -> each < figure.applyAsDouble(design))
                                .count()))
                .toList();
    }

    /** Places from 1 without gaps. */
    private static int[] dense(List<Design> designs, ToDoubleFunction<Design> figure) {
        List<Double> values = new ArrayList<>(
                new TreeSet<>(designs.stream().mapToDouble(figure).boxed().toList()));
        return IntStream.range(0, designs.size())
                .map(i -> values.indexOf(figure.applyAsDouble(designs.get(i))) + 1)
                .toArray();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
