package io.windrose.science.mix;

/**
 * What is thought of all that a channel does over the weeks of the data.
 *
 * @param prior of the figure; positive
 * @param measure what the figure is
 */
public record Effect(Prior prior, Measure measure) {

    /** What an effect is told in. */
    public enum Measure {
        /** Value that the channel made, by its spend. */
        ROI,
        /** The channel's part of the outcome of all weeks, from 0 to 1. */
        SHARE
    }

    /** With 90% of the return on a unit of spend between two figures. */
    public static Effect roi(double low, double high) {
        return new Effect(Prior.LogNormal.between(low, high), Measure.ROI);
    }

    /** With 90% of the part of the outcome between two figures, as 0.01 and 0.2. */
    public static Effect share(double low, double high) {
        return new Effect(Prior.LogNormal.between(low, high), Measure.SHARE);
    }

    /** Of a part that may be nothing, and lies with 95% below a figure. */
    public static Effect shareBelow(double high) {
        return new Effect(new Prior.HalfNormal(high / 1.959963984540054), Measure.SHARE);
    }
}
