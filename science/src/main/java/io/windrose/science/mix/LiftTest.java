package io.windrose.science.mix;

import java.util.List;

/**
 * What an experiment found a channel to be worth: the likelihood {@code lift ~ N(model's lift, standardError)} is
 * added, where the model's lift is the outcome of the weeks with the advertising that there was, less that with
 * {@code kept} of the channel's advertising in the weeks of the test.
 *
 * @param regions of the test; all when empty
 * @param from first week of the test, counted from 0
 * @param to week after the last of the test
 * @param until week after the last of which outcomes were counted, {@code to} or later
 * @param kept what those without the treatment had, from 0 (a hold-out) to below 1; above 1 for a test of more
 * @param lift outcome that came by the advertising, in the outcome's unit, over all of the regions
 * @param standardError of {@code lift}
 */
public record LiftTest(
        String channel,
        List<String> regions,
        int from,
        int to,
        int until,
        double kept,
        double lift,
        double standardError) {
    /** @throws IllegalArgumentException when weeks are out of order, or figures out of bounds */
    public LiftTest {
        regions = List.copyOf(regions);
        require(
                from >= 0 && to > from && until >= to,
                "weeks " + from + ", " + to + ", " + until + " are out of order");
        require(kept >= 0 && kept != 1, "kept is " + kept);
        require(Double.isFinite(lift), "lift is " + lift);
        require(standardError > 0 && Double.isFinite(standardError), "standardError is " + standardError);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("lift test: " + message);
        }
    }
}
