package io.windrose.science.mix;

import java.util.List;

/**
 * The weeks after the data.
 *
 * @param weeks how many
 * @param media advertising of those weeks by channel and campaign as in the data; what is not given has none
 * @param controls of those weeks, each of the data's by its name
 */
public record Plan(int weeks, List<Media> media, List<Control> controls) {
    /** @throws IllegalArgumentException when there are no weeks, or advertising is of another number */
    public Plan {
        media = List.copyOf(media);
        controls = List.copyOf(controls);
        if (weeks < 1) {
            throw new IllegalArgumentException("a plan of " + weeks + " weeks");
        }
        for (Media each : media) {
            check(weeks, each.channel(), each.exposure());
        }
        for (Control each : controls) {
            check(weeks, each.name(), each.values());
        }
    }

    private static void check(int weeks, String name, double[][] table) {
        for (double[] region : table) {
            if (region.length != weeks) {
                throw new IllegalArgumentException(name + " is of " + region.length + " weeks, not of " + weeks);
            }
        }
    }
}
