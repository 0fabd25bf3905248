package io.windrose.science.lift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The treated markets and those that they are compared to, after what cannot be used is left out.
 *
 * @param treated mean of the treated markets, by day
 * @param names of the markets of comparison
 * @param controls by market of comparison and day
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares donors.
record Donors(double[] treated, List<String> names, double[][] controls, List<Warning> warnings) {
    private static final int FEWEST_DAYS = 14;

    /**
     * Of the days before the test's end.
     *
     * @throws IllegalArgumentException when days before the test are too few, a treated market is unknown or has gaps,
     *     or fewer than two markets are left to compare to
     */
    static Donors of(Panel panel, GeoTest test) {
        require(test.until() <= panel.days(), "the test ends with day " + test.until() + " of " + panel.days());
        require(
                test.from() >= FEWEST_DAYS,
                test.from() + " days before the test are too few: " + FEWEST_DAYS + " are needed at least");
        List<Warning> warnings = new ArrayList<>();
        double[] treated = new double[test.until()];
        for (String market : test.treated()) {
            double[] series = panel.outcome()[panel.index(market)];
            for (int day = 0; day < test.until(); day++) {
                require(
                        !Double.isNaN(series[day]),
                        "day " + day + " of " + market + " is not known: fill it, or leave the market out of the test");
                treated[day] += series[day] / test.treated().size();
            }
        }
        require(
                !isConstant(treated, test.from()),
                "the outcome of " + test.treated() + " does not vary before the test");
        List<String> names = new ArrayList<>();
        List<double[]> controls = new ArrayList<>();
        double all = Arrays.stream(treated).sum() * test.treated().size();
        double ofTreated = all;
        for (int i = 0; i < panel.markets().size(); i++) {
            String market = panel.markets().get(i);
            double[] series = Arrays.copyOf(panel.outcome()[i], test.until());
            if (Arrays.stream(series).anyMatch(each -> each < 0)) {
                warnings.add(new Warning(
                        Warning.Kind.NEGATIVE,
                        market,
                        market + " has an outcome below zero: see whether returns are meant"));
            }
            if (test.treated().contains(market)) {
                continue;
            }
            long gaps = Arrays.stream(series).filter(Double::isNaN).count();
            if (gaps > 0) {
                warnings.add(new Warning(
                        Warning.Kind.GAPS,
                        market,
                        market + " lacks " + gaps + " days and is left out: fill them to use it"));
            } else if (isConstant(series, test.from())) {
                warnings.add(new Warning(
                        Warning.Kind.CONSTANT, market, market + " does not vary before the test and is left out"));
            } else {
                names.add(market);
                controls.add(series);
                all += Arrays.stream(series).sum();
            }
        }
        require(names.size() >= 2, names.size() + " markets are left to compare to: two are needed at least");
        if (Arrays.stream(treated, test.from(), test.until()).allMatch(each -> each == 0)) {
            warnings.add(new Warning(
                    Warning.Kind.ZERO_OUTCOME,
                    "",
                    "the outcome of " + test.treated() + " is 0 on all days of the test: see whether its data came"));
        }
        if (test.from() < 4 * test.days()) {
            warnings.add(new Warning(
                    Warning.Kind.SHORT_HISTORY,
                    "",
                    test.from() + " days before a test of " + test.days() + ": four times as many are wanted"));
        }
        if (ofTreated > 0.5 * all) {
            warnings.add(new Warning(
                    Warning.Kind.TREATED_SHARE,
                    "",
                    String.format(
                            Locale.ROOT,
                            "treated markets make %.0f%% of the outcome: treat fewer, so that the others can imitate them",
                            100 * ofTreated / all)));
        }
        return new Donors(treated, List.copyOf(names), controls.toArray(double[][]::new), List.copyOf(warnings));
    }

    private static boolean isConstant(double[] series, int until) {
        double[] before = Arrays.copyOf(series, until);
        double least = Arrays.stream(before).min().orElseThrow();
        double greatest = Arrays.stream(before).max().orElseThrow();
        return greatest - least <= 1e-9 * Math.max(Math.abs(least), Math.abs(greatest));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
