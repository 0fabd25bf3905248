package io.windrose.campaign;

import io.windrose.core.Incorrect;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A range of days that somebody asks for, both ends included. */
public final class AskedDays {
    private AskedDays() {}

    /**
     * Refuses what is no range.
     *
     * @throws Incorrect when it is reversed, or longer than so many days
     */
    public static void require(LocalDate from, LocalDate to, int most) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= most) {
            throw new Incorrect(
                    "campaign.range",
                    "the range is %s to %s: give its first day first, and %d days at most".formatted(from, to, most));
        }
    }
}
