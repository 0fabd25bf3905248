package io.windrose.science.mix;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a mix model is fitted to.
 *
 * @param regions names; one for a nation
 * @param outcome by region and week, in revenue or in orders; NaN where it is not known
 * @param media advertising, in one entry for each channel or campaign
 * @param value of one unit of the outcome, in the currency of the spend: 1 for revenue
 */
@SuppressWarnings("ArrayRecordComponent") // Tables of numbers; copied on the way in, and nobody compares them.
public record MixData(
        List<String> regions, double[][] outcome, List<Media> media, List<Control> controls, double value) {
    /** Weeks below which nothing is fitted. */
    public static final int FEWEST_WEEKS = 20;

    /**
     * Checks that all is of the same regions and weeks.
     *
     * @throws IllegalArgumentException where it is not, where weeks are too few, where no outcome is above zero, where
     *     a name is given twice
     */
    public MixData {
        regions = List.copyOf(regions);
        outcome = Arrays.stream(outcome).map(double[]::clone).toArray(double[][]::new);
        media = List.copyOf(media);
        controls = List.copyOf(controls);
        require(value > 0 && Double.isFinite(value), "the value of the outcome is " + value + ", not above 0");
        require(!regions.isEmpty(), "there is no region");
        require(
                outcome.length == regions.size(),
                "outcome is of " + outcome.length + " regions, not " + regions.size());
        int weeks = outcome[0].length;
        require(weeks >= FEWEST_WEEKS, weeks + " weeks are too few to fit: " + FEWEST_WEEKS + " are needed at least");
        for (int region = 0; region < outcome.length; region++) {
            String name = regions.get(region);
            double[] series = outcome[region];
            require(series.length == weeks, name + " has " + series.length + " weeks, not " + weeks);
            require(Arrays.stream(series).noneMatch(Double::isInfinite), "an outcome of " + name + " is infinite");
            require(
                    Arrays.stream(series).filter(each -> !Double.isNaN(each)).sum() > 0,
                    "the outcome of " + name + " is zero throughout: there is nothing to explain");
        }
        Set<List<String>> names = new HashSet<>();
        for (Media each : media) {
            require(
                    names.add(List.of(each.channel(), each.campaign())),
                    each.channel() + " " + each.campaign() + " is given twice");
            requireSize(each.channel(), each.exposure(), outcome);
        }
        for (Control control : controls) {
            require(names.add(List.of(control.name())), control.name() + " is given twice");
            requireSize(control.name(), control.values(), outcome);
        }
    }

    /** Of a nation, in revenue. */
    public static MixData national(double[] revenue, List<Media> media, List<Control> controls) {
        return new MixData(List.of("all"), new double[][] {revenue}, media, controls, 1);
    }

    public int weeks() {
        return outcome[0].length;
    }

    /** In the order in which they first come. */
    public List<String> channels() {
        return media.stream().map(Media::channel).distinct().toList();
    }

    /** The same until a week, which is left out. */
    public MixData until(int week) {
        return new MixData(
                regions,
                cut(outcome, week),
                media.stream()
                        .map(each -> new Media(
                                each.channel(),
                                each.campaign(),
                                cut(each.exposure(), week),
                                cut(each.frequency(), week),
                                cut(each.spend(), week)))
                        .toList(),
                controls.stream()
                        .map(each -> new Control(each.name(), each.unit(), cut(each.values(), week)))
                        .toList(),
                value);
    }

    private static double[][] cut(double[][] table, int weeks) {
        return Arrays.stream(table).map(row -> Arrays.copyOf(row, weeks)).toArray(double[][]::new);
    }

    private static void requireSize(String name, double[][] table, double[][] like) {
        require(table.length == like.length, name + " is of " + table.length + " regions, not " + like.length);
        for (double[] row : table) {
            require(row.length == like[0].length, name + " has " + row.length + " weeks, not " + like[0].length);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
