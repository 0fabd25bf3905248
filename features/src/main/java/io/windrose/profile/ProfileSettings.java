package io.windrose.profile;

import io.windrose.core.Incorrect;
import java.time.Duration;

/**
 * When merging stops, and how often the lake is told.
 *
 * @param mostIds how many ids a profile takes
 * @param mostUsers how many user ids an id may meet for the first time within {@code usersWindow}; with one more it is
 *     shared
 * @param publishInterval the time between two commits to the table {@code identities}
 */
public record ProfileSettings(int mostIds, int mostUsers, Duration usersWindow, Duration publishInterval) {
    private static final int LARGEST_PROFILE = 10_000;
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(10);

    /**
     * 500 ids: Safari forgets a visitor's id after a week, so that a person with three such devices has some 150 a
     * year. 5 users in 30 days: a household shares a device, a shop's till or a test machine has dozens.
     */
    public static final ProfileSettings DEFAULT =
            new ProfileSettings(500, 5, Duration.ofDays(30), Duration.ofSeconds(5));

    public ProfileSettings {
        check(mostIds >= 2 && mostIds <= LARGEST_PROFILE, "most-ids", mostIds, "give 2 to 10000");
        check(mostUsers >= 1 && mostUsers <= 1_000, "most-users", mostUsers, "give 1 to 1000");
        check(usersWindow.isPositive(), "users-window", usersWindow, "give more than 0");
        check(
                publishInterval.isPositive() && publishInterval.compareTo(LONGEST_INTERVAL) <= 0,
                "publish-interval",
                publishInterval,
                "give up to 10 minutes");
    }

    private static void check(boolean isRight, String name, Object value, String remedy) {
        if (!isRight) {
            throw new Incorrect("profile.setting-out-of-range", "profile.%s is %s: %s".formatted(name, value, remedy));
        }
    }
}
