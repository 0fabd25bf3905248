package io.windrose.science.mix;

import java.util.Arrays;
import java.util.List;

/**
 * What spend of a channel, or of one of its campaigns, brings in a region, as far as it is known: {@code outcome[t] =
 * factor f(a[t])} with {@code a[t] = sum over l of weights[l] spend[t - l] / unit}, a curve for each draw of the
 * posterior.
 *
 * @param campaign empty where the channel is not divided
 * @param saturation the form of {@code f}
 * @param unit spend that makes one unit of what is saturated, in the currency
 * @param past spend of the weeks before, the latest last
 */
@SuppressWarnings("ArrayRecordComponent") // Copied on the way in, and nobody compares them.
public record Response(
        String channel,
        String campaign,
        String region,
        Saturation saturation,
        double unit,
        double[] past,
        List<Draw> draws) {

    /**
     * One curve.
     *
     * @param weights of the weeks since the spend, from its own week on; they sum to 1
     * @param first parameter of the saturation, as {@code second}; 0 where it has none
     * @param factor outcome in its unit for an {@code f} of 1
     */
    @SuppressWarnings("ArrayRecordComponent") // As above.
    public record Draw(double[] weights, double first, double second, double factor) {
        /** @throws IllegalArgumentException when there is no weight, or a figure is negative or missing */
        public Draw {
            weights = weights.clone();
            if (weights.length == 0 || !Arrays.stream(weights).allMatch(each -> each >= 0)) {
                throw new IllegalArgumentException("weights are " + Arrays.toString(weights));
            }
            if (!(factor >= 0 && Double.isFinite(factor))) {
                throw new IllegalArgumentException("the factor of a response is " + factor);
            }
        }
    }

    /** @throws IllegalArgumentException when there is no draw, or spend is negative */
    public Response {
        past = past.clone();
        draws = List.copyOf(draws);
        if (draws.isEmpty()) {
            throw new IllegalArgumentException(channel + " has no draws");
        }
        if (!(unit > 0 && Double.isFinite(unit))) {
            throw new IllegalArgumentException("the unit of " + channel + " is " + unit + ", not above 0");
        }
        for (double each : past) {
            if (!(each >= 0 && Double.isFinite(each))) {
                throw new IllegalArgumentException("past spend of " + channel + " is " + each);
            }
        }
    }
}
