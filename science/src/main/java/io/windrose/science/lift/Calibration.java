package io.windrose.science.lift;

import io.windrose.science.mix.LiftTest;
import io.windrose.science.sample.Normal;
import java.util.List;

/**
 * Hands the result of a test to a marketing-mix model as a {@link LiftTest}. The standard error is that of a normal
 * distribution whose interval is as wide as the result's.
 *
 * <p>The model counts in weeks: days are widened to the weeks that hold them, and {@code spent} and {@code otherwise}
 * are sums over these whole weeks and over the regions, so that a test of a part of a week, or of some of a nation's
 * markets, is taken for what it is.
 *
 * @param channel of the model
 * @param regions of the model that the test was in; all when empty
 * @param firstDay day of the result on which the model's first week begins; negative where it began before
 * @param end day after the last on which advertising was changed, the result's {@code until} at most
 * @param spent what was spent on the channel in these weeks and regions, above 0
 * @param otherwise what would have been spent without the test
 */
public record Calibration(String channel, List<String> regions, int firstDay, int end, double spent, double otherwise) {
    private static final int WEEK = 7;

    /** @throws IllegalArgumentException when nothing was spent, or the test changed nothing */
    public Calibration {
        regions = List.copyOf(regions);
        require(
                spent > 0 && Double.isFinite(spent),
                "nothing was spent on " + channel + " in these regions: name regions in which some of it went on");
        require(otherwise >= 0 && Double.isFinite(otherwise), "otherwise is " + otherwise);
        require(spent != otherwise, "the test changed nothing: " + spent + " would have been spent without it too");
    }

    /**
     * Converts.
     *
     * @throws IllegalArgumentException when the result begins before the model's first week, its days do not hold
     *     {@code end}, or its interval has no ends
     */
    public LiftTest of(LiftResult result) {
        require(
                result.from() >= firstDay,
                "the test begins on day " + result.from() + ", before the model's first week on day " + firstDay);
        require(
                end > result.from() && end <= result.until(),
                "the end " + end + " is not within the test's days " + result.from() + " to " + result.until());
        Estimate total = result.total();
        require(
                total.isBounded(),
                "the interval of the lift has no end, so there is no standard error: lower the confidence");
        double deviations = Normal.quantile((1 + result.confidence()) / 2);
        return new LiftTest(
                channel,
                regions,
                (result.from() - firstDay) / WEEK,
                weeks(end),
                weeks(result.until()),
                otherwise / spent,
                total.value(),
                (total.high() - total.low()) / 2 / deviations);
    }

    private int weeks(int day) {
        return Math.ceilDiv(day - firstDay, WEEK);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("calibration: " + message);
        }
    }
}
