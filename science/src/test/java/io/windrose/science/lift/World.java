package io.windrose.science.lift;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Markets with a known truth: sizes, a week, two factors that wander, and noise that remembers the day before. */
final class World {
    private static final double[] WEEK = {0.1, 0.05, 0, 0, 0.03, -0.08, -0.1};

    final List<String> names;
    final double[][] outcome;

    World(long seed, int markets, int days, double noise, double memory) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] first = new double[days];
        double[] second = new double[days];
        for (int day = 1; day < days; day++) {
            first[day] = 0.9 * first[day - 1] + 0.05 * random.nextGaussian();
            second[day] = 0.97 * second[day - 1] + 0.03 * random.nextGaussian();
        }
        names = IntStream.range(0, markets).mapToObj(i -> "market " + i).toList();
        outcome = new double[markets][days];
        for (double[] series : outcome) {
            double size = 100 * Math.exp(0.5 * random.nextGaussian());
            double toFirst = random.nextDouble();
            double toSecond = random.nextDouble();
            double toWeek = 0.7 + 0.6 * random.nextDouble();
            double error = noise * random.nextGaussian();
            for (int day = 0; day < days; day++) {
                error = memory * error + Math.sqrt(1 - memory * memory) * noise * random.nextGaussian();
                series[day] =
                        size * (1 + toWeek * WEEK[day % 7] + toFirst * first[day] + toSecond * second[day] + error);
            }
        }
    }

    Panel panel() {
        return new Panel(names, outcome);
    }

    /** With a relative effect in the test's markets on its days. */
    Panel lifted(GeoTest test, double effect) {
        double[][] lifted = Arrays.stream(outcome).map(double[]::clone).toArray(double[][]::new);
        for (String market : test.treated()) {
            for (int day = test.from(); day < test.until(); day++) {
                lifted[names.indexOf(market)][day] *= 1 + effect;
            }
        }
        return new Panel(names, lifted);
    }

    double truth(GeoTest test, double effect) {
        return test.treated().stream()
                        .mapToDouble(market -> Arrays.stream(outcome[names.indexOf(market)], test.from(), test.until())
                                .sum())
                        .sum()
                * effect;
    }
}
