package io.windrose.science.mix;

import java.util.Arrays;

/**
 * Advertising of a channel, or of one of its campaigns, by region and week.
 *
 * @param campaign empty where the channel is not divided
 * @param exposure what acts: spend, impressions, or reach; by region, then by week
 * @param frequency of length 0, or how often each of those reached saw it
 * @param spend in the currency; zero for what costs nothing
 */
@SuppressWarnings("ArrayRecordComponent") // Tables of numbers; copied on the way in, and nobody compares them.
public record Media(String channel, String campaign, double[][] exposure, double[][] frequency, double[][] spend) {
    /** @throws IllegalArgumentException when a figure is negative or missing, or tables differ in size */
    public Media {
        exposure = copy(exposure);
        frequency = copy(frequency);
        spend = copy(spend);
        String name = campaign.isEmpty() ? channel : channel + ", " + campaign;
        check(name, "exposure", exposure, exposure);
        check(name, "spend", spend, exposure);
        if (frequency.length > 0) {
            check(name, "frequency", frequency, exposure);
        }
    }

    /** Of a channel of which spend is all that is known; an array for each region. */
    public static Media spend(String channel, double[]... spend) {
        return new Media(channel, "", spend, new double[0][], spend);
    }

    /** Of a channel whose impressions, clicks or the like are known besides. */
    public static Media exposure(String channel, double[][] exposure, double[][] spend) {
        return new Media(channel, "", exposure, new double[0][], spend);
    }

    /** Of a channel whose reach (people) and frequency (contacts of each) are known. */
    public static Media reach(String channel, double[][] reach, double[][] frequency, double[][] spend) {
        return new Media(channel, "", reach, frequency, spend);
    }

    /** The same as one campaign of the channel. */
    public Media ofCampaign(String name) {
        return new Media(channel, name, exposure, frequency, spend);
    }

    private static double[][] copy(double[][] table) {
        return Arrays.stream(table).map(double[]::clone).toArray(double[][]::new);
    }

    private static void check(String name, String what, double[][] table, double[][] like) {
        if (table.length != like.length) {
            throw new IllegalArgumentException(
                    name + ": " + what + " is of " + table.length + " regions, not of " + like.length);
        }
        for (int region = 0; region < table.length; region++) {
            if (table[region].length != like[region].length) {
                throw new IllegalArgumentException(name + ": " + what + " is of " + table[region].length
                        + " weeks, not of " + like[region].length);
            }
            for (int week = 0; week < table[region].length; week++) {
                if (!(table[region][week] >= 0 && Double.isFinite(table[region][week]))) {
                    throw new IllegalArgumentException(
                            name + ": " + what + " of week " + week + " is " + table[region][week]);
                }
            }
        }
    }
}
