package io.windrose.security;

import io.windrose.core.Incorrect;
import java.time.Duration;

/**
 * How long a sign-in lasts.
 *
 * @param sessionIdle a session ends when it was not used for so long
 * @param sessionLength a session ends so long after the sign-in, used or not
 */
public record SecuritySettings(Duration sessionIdle, Duration sessionLength) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public SecuritySettings {
        if (sessionIdle.compareTo(SHORTEST) < 0) {
            throw new Incorrect(
                    "security.session-idle-too-short",
                    "security.session-idle is " + sessionIdle + "; give at least " + SHORTEST);
        }
        if (sessionLength.compareTo(sessionIdle) < 0) {
            throw new Incorrect(
                    "security.session-length-too-short",
                    "security.session-length is " + sessionLength + ", shorter than security.session-idle, which is "
                            + sessionIdle + "; make it the longer one");
        }
    }
}
