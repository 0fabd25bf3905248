package io.windrose.science.lift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Markets drawn at random within strata of markets that are alike, and what came of it. Only chance decided, so the
 * analysis needs no model: it compares what was found to what each other draw would have found, and its p-value is
 * exact ({@link PermutationAnalysis}).
 *
 * @param strata markets that were put together
 * @param treated those that were drawn, in the order of their names
 */
public record RandomizedDesign(List<Stratum> strata, List<String> treated) {
    /**
     * Markets of which some are drawn.
     *
     * @param markets {@value #MOST} at most
     * @param treated how many, at least one and fewer than all
     */
    public record Stratum(List<String> markets, int treated) {
        /** So many markets of a stratum can be told apart in all ways. */
        public static final int MOST = 12;

        /** @throws IllegalArgumentException when none or all are treated, or markets are too many */
        public Stratum {
            markets = List.copyOf(markets);
            if (markets.size() > MOST) {
                throw new IllegalArgumentException(
                        "a stratum has " + markets.size() + " markets: " + MOST + " at most, so divide it");
            }
            if (treated < 1 || treated >= markets.size()) {
                throw new IllegalArgumentException(treated + " of the markets " + markets + " cannot be treated");
            }
        }
    }

    /** @throws IllegalArgumentException when those treated are not as many of each stratum as it says */
    public RandomizedDesign {
        strata = List.copyOf(strata);
        treated = treated.stream().sorted().toList();
        if (strata.isEmpty()) {
            throw new IllegalArgumentException("there is no stratum");
        }
        int drawn = 0;
        for (Stratum stratum : strata) {
            long own = stratum.markets().stream().filter(treated::contains).count();
            if (own != stratum.treated()) {
                throw new IllegalArgumentException(
                        own + " of the markets " + stratum.markets() + " are treated, not " + stratum.treated());
            }
            drawn += stratum.treated();
        }
        if (drawn != treated.size() || drawn != Set.copyOf(treated).size()) {
            throw new IllegalArgumentException("treated markets " + treated + " are not each of one stratum");
        }
    }

    /** Matched pairs: one of each two is drawn. */
    public static RandomizedDesign pairs(Panel panel, Set<String> excluded, long seed) {
        return draw(strata(panel, excluded, 2, 1), seed);
    }

    /**
     * Puts markets together: the largest by its outcome with those whose outcome is nearest to its own by the mean
     * square over the days, then the largest of the rest, and so on. Those left over at the end, too few for a stratum,
     * have no part in the test.
     *
     * @param excluded markets that have no part, beside those that are not known at all days
     * @param size of each stratum
     * @param treated of each stratum
     * @throws IllegalArgumentException when there are fewer markets than one stratum needs
     */
    public static List<Stratum> strata(Panel panel, Set<String> excluded, int size, int treated) {
        excluded.forEach(panel::index);
        List<Integer> left = new ArrayList<>(IntStream.range(0, panel.markets().size())
                .filter(i -> !excluded.contains(panel.markets().get(i))
                        && Arrays.stream(panel.outcome()[i]).allMatch(Double::isFinite))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -panel.sum(i, 0, panel.days())))
                .toList());
        if (left.size() < size) {
            throw new IllegalArgumentException(
                    left.size() + " markets can be drawn from: a stratum of " + size + " needs more");
        }
        List<Stratum> strata = new ArrayList<>();
        while (left.size() >= size) {
            double[] largest = panel.outcome()[left.getFirst()];
            List<Integer> near = left.stream()
                    .sorted(Comparator.comparingDouble(i -> distance(largest, panel.outcome()[i])))
                    .limit(size)
                    .toList();
            strata.add(new Stratum(near.stream().map(panel.markets()::get).toList(), treated));
            left.removeAll(near);
        }
        return strata;
    }

    /** Draws from each stratum. */
    public static RandomizedDesign draw(List<Stratum> strata, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> treated = new ArrayList<>();
        for (Stratum stratum : strata) {
            List<String> markets = new ArrayList<>(stratum.markets());
            for (int i = 0; i < stratum.treated(); i++) {
                treated.add(markets.remove(random.nextInt(markets.size())));
            }
        }
        return new RandomizedDesign(strata, treated);
    }

    /**
     * Judges the test.
     *
     * @param from first day of the test; those before it tell how large each market is
     * @param until day after the last that is counted
     * @param seed of the draws that are compared to, where there are too many for all
     * @throws IllegalArgumentException when a market is unknown or has gaps, or days are out of order
     */
    public LiftResult analyze(Panel panel, int from, int until, double confidence, long seed) {
        return new PermutationAnalysis(this, panel, new GeoTest(treated, from, until), confidence, seed).result();
    }

    /**
     * How often effects would be found: tests of so many days are simulated over the last days of the panel and the
     * days before these, each with markets drawn anew, and judged.
     *
     * @param effects relative, zero for the share found falsely
     * @param costPerConversion of a unit of outcome more, in the currency
     */
    public static List<PowerPoint> power(
            Panel panel,
            List<Stratum> strata,
            int days,
            List<Double> effects,
            int simulations,
            double confidence,
            double costPerConversion,
            long seed) {
        double[] found = new double[effects.size()];
        double[] detected = new double[effects.size()];
        double[] costs = new double[effects.size()];
        int windows = Math.max(1, Math.min(simulations, panel.days() / 2 - days));
        for (int i = 0; i < simulations; i++) {
            RandomizedDesign design = draw(strata, seed + i);
            int until = panel.days() - i % windows;
            int from = until - days;
            for (int e = 0; e < found.length; e++) {
                double effect = effects.get(e);
                double[][] outcome = Arrays.stream(panel.outcome())
                        .map(series -> Arrays.copyOf(series, until))
                        .toArray(double[][]::new);
                for (String market : design.treated) {
                    double[] series = outcome[panel.index(market)];
                    for (int day = from; day < until; day++) {
                        costs[e] += costPerConversion * Math.abs(effect) * series[day] / simulations;
                        series[day] *= 1 + effect;
                    }
                }
                PermutationAnalysis analysis = new PermutationAnalysis(
                        design,
                        new Panel(panel.markets(), outcome),
                        new GeoTest(design.treated, from, until),
                        confidence,
                        seed);
                found[e] += analysis.pValue(from, until) <= 1 - confidence + 1e-12 ? 1.0 / simulations : 0;
                detected[e] += analysis.effect(from, until) / simulations;
            }
        }
        return IntStream.range(0, found.length)
                .mapToObj(e -> new PowerPoint(effects.get(e), found[e], detected[e], costs[e]))
                .toList();
    }

    private static double distance(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(day -> Math.pow(one[day] - other[day], 2))
                .sum();
    }
}
