package io.windrose.science.lift;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The outcome of markets by day.
 *
 * @param markets names
 * @param outcome by market and day, in orders, revenue or the like; NaN where it is not known
 */
@SuppressWarnings("ArrayRecordComponent") // A table of numbers; copied on the way in, and nobody compares it.
public record Panel(List<String> markets, double[][] outcome) {
    /** Markets below which nothing can be compared. */
    public static final int FEWEST_MARKETS = 3;

    /** @throws IllegalArgumentException when markets are too few, given twice, of different days, or infinite */
    public Panel {
        markets = List.copyOf(markets);
        outcome = Arrays.stream(outcome).map(double[]::clone).toArray(double[][]::new);
        require(
                markets.size() >= FEWEST_MARKETS,
                markets.size() + " markets are too few: " + FEWEST_MARKETS + " are needed at least");
        require(
                outcome.length == markets.size(),
                "outcome is of " + outcome.length + " markets, not " + markets.size());
        Set<String> names = new HashSet<>();
        for (int i = 0; i < outcome.length; i++) {
            String name = markets.get(i);
            require(names.add(name), "market " + name + " is given twice");
            require(
                    outcome[i].length == outcome[0].length,
                    name + " has " + outcome[i].length + " days, not " + outcome[0].length);
            require(Arrays.stream(outcome[i]).noneMatch(Double::isInfinite), "an outcome of " + name + " is infinite");
        }
    }

    public int days() {
        return outcome[0].length;
    }

    /**
     * The place of a market.
     *
     * @throws IllegalArgumentException when there is no such market
     */
    public int index(String market) {
        int at = markets.indexOf(market);
        require(at >= 0, "there is no market " + market);
        return at;
    }

    /** The same before a day. */
    public Panel until(int day) {
        return new Panel(
                markets,
                Arrays.stream(outcome).map(series -> Arrays.copyOf(series, day)).toArray(double[][]::new));
    }

    /** Of a market over days {@code from} to {@code until}; NaN when one is not known. */
    double sum(int market, int from, int until) {
        return Arrays.stream(outcome[market], from, until).sum();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
