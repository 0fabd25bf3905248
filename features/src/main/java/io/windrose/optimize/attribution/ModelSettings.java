package io.windrose.optimize.attribution;

import io.windrose.core.Incorrect;
import io.windrose.science.attribution.Attribution;
import java.util.Set;

/**
 * How models are set.
 *
 * @param halfLife of time decay: days for what is in the lake, touches for a file, which has no times
 * @param first share of the first touch, by position
 * @param last share of the last touch, by position
 * @param baseline channels by which people come by themselves
 * @param seed of what is drawn
 */
public record ModelSettings(double halfLife, double first, double last, Set<String> baseline, long seed) {
    /** Nobody is paid for these. */
    public static final Set<String> USUAL_BASELINE = Set.of(
            "direct",
            "organic search",
            "organic social",
            "organic video",
            "organic shopping",
            "ai assistant",
            "referral",
            "other");

    private static final Set<String> DIRECT = Set.of("direct", "(direct)");
    private static final int DRAWS = 200;

    public ModelSettings {
        baseline = Set.copyOf(baseline);
        require(halfLife > 0 && halfLife <= 365, "halfLife is " + halfLife + "; give a number above 0, up to 365");
        require(
                first >= 0 && last >= 0 && first + last <= 1,
                "first is %s and last is %s; give shares of 0 to 1 that are 1 together at most".formatted(first, last));
        require(baseline.size() <= 100, "baseline names " + baseline.size() + " channels; give 100 at most");
    }

    public static ModelSettings usual() {
        return new ModelSettings(7, 0.4, 0.4, USUAL_BASELINE, 1);
    }

    Attribution.Settings settings() {
        return new Attribution.Settings(DIRECT, halfLife, first, last, seed, DRAWS);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Incorrect("optimize.wrong-settings", otherwise);
        }
    }
}
