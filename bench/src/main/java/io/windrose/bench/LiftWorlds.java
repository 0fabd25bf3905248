package io.windrose.bench;

import io.windrose.science.lift.GeoTest;
import io.windrose.science.lift.Panel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Simulated markets and campaigns whose lift is known. */
public final class LiftWorlds {
    static final int BEFORE = 90;
    private static final double[] WEEK = {0.1, 0.05, 0, 0, 0.03, -0.08, -0.1};

    private LiftWorlds() {}

    /**
     * Markets of differing sizes that follow the week and two factors that wander, each in its own measure, with noise
     * of 5% of the size that remembers the day before.
     *
     * @param memory correlation of a day's noise with the day before
     */
    static Panel markets(SplittableRandom random, int markets, int days, double memory) {
        double[] first = new double[days];
        double[] second = new double[days];
        for (int day = 1; day < days; day++) {
            first[day] = 0.9 * first[day - 1] + 0.05 * random.nextGaussian();
            second[day] = 0.97 * second[day - 1] + 0.03 * random.nextGaussian();
        }
        double[][] outcome = new double[markets][days];
        for (double[] series : outcome) {
            double size = 100 * Math.exp(0.5 * random.nextGaussian());
            double toFirst = random.nextDouble();
            double toSecond = random.nextDouble();
            double toWeek = 0.7 + 0.6 * random.nextDouble();
            double error = 0.05 * random.nextGaussian();
            for (int day = 0; day < days; day++) {
                error = memory * error + Math.sqrt(1 - memory * memory) * 0.05 * random.nextGaussian();
                series[day] =
                        size * (1 + toWeek * WEEK[day % 7] + toFirst * first[day] + toSecond * second[day] + error);
            }
        }
        return new Panel(
                IntStream.range(0, markets).mapToObj(i -> "market " + i).toList(), outcome);
    }

    /** The same with a relative effect in the test's markets on its days. */
    static Panel lifted(Panel panel, GeoTest test, double effect) {
        double[][] outcome = Arrays.stream(panel.outcome()).map(double[]::clone).toArray(double[][]::new);
        for (String market : test.treated()) {
            double[] series = outcome[panel.markets().indexOf(market)];
            for (int day = test.from(); day < test.until(); day++) {
                series[day] *= 1 + effect;
            }
        }
        return new Panel(panel.markets(), outcome);
    }

    static double outcome(Panel panel, GeoTest test) {
        return test.treated().stream()
                .mapToDouble(market -> Arrays.stream(
                                panel.outcome()[panel.markets().indexOf(market)], test.from(), test.until())
                        .sum())
                .sum();
    }

    /**
     * An outcome without a lift, and the series that it may follow.
     *
     * @param outcome a level that wanders, a week, noise of deviation 3, and a regression on three of the series
     * @param series by name
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares campaigns.
    record Campaign(double[] outcome, Map<String, double[]> series) {
        /** @param wander deviation of the level's step by the day; the outcome itself has one of about 9 */
        static Campaign of(SplittableRandom random, int days, double wander) {
            Map<String, double[]> series = new TreeMap<>();
            double[] outcome = new double[days];
            for (double weight : List.of(1.0, 0.5, 1.0 / 3, 0.0, 0.0, 0.0, 0.0, 0.0)) {
                double[] own = new double[days];
                double wandering = 0;
                for (int day = 0; day < days; day++) {
                    wandering = 0.95 * wandering + 2 * random.nextGaussian();
                    own[day] = 100 + wandering + 40 * WEEK[day % 7] + random.nextGaussian();
                    outcome[day] += weight * own[day];
                }
                series.put("series " + series.size(), own);
            }
            double level = 0;
            for (int day = 0; day < days; day++) {
                level += wander * random.nextGaussian();
                outcome[day] += level + 80 * WEEK[day % 7] + 3 * random.nextGaussian();
            }
            return new Campaign(outcome, series);
        }
    }
}
