package io.windrose.science.attribution;

/**
 * What an experiment found a channel to cause.
 *
 * @param conversions that came by the channel, those who would have converted anyway left out
 * @param standardError of {@code conversions}
 * @param touches of the channel in the experiment, to carry the finding over to another time
 */
public record Lift(String channel, double conversions, double standardError, double touches) {
    /** @throws IllegalArgumentException when a figure is out of its bounds */
    public Lift {
        require(Double.isFinite(conversions), "conversions are " + conversions);
        require(standardError > 0 && Double.isFinite(standardError), "standardError is " + standardError);
        require(touches > 0 && Double.isFinite(touches), "touches are " + touches);
    }

    /**
     * Of people who were held out at random: the difference of the rates times those who were not.
     *
     * @param touches of those not held out
     */
    public static Lift ofHoldOut(
            String channel, double people, double conversions, double heldOut, double convertedAnyway, double touches) {
        require(people > 0 && heldOut > 0, "people are " + people + ", held out " + heldOut);
        require(conversions >= 0 && conversions <= people, conversions + " of " + people + " people converted");
        require(
                convertedAnyway >= 0 && convertedAnyway <= heldOut,
                convertedAnyway + " of " + heldOut + " held out converted");
        // Half a conversion more or less, so that none at all is not taken for certain.
        double with = (conversions + 0.5) / (people + 1);
        double without = (convertedAnyway + 0.5) / (heldOut + 1);
        double variance = with * (1 - with) / people + without * (1 - without) / heldOut;
        return new Lift(
                channel,
                people * (conversions / people - convertedAnyway / heldOut),
                people * Math.sqrt(variance),
                touches);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("lift: " + otherwise);
        }
    }
}
