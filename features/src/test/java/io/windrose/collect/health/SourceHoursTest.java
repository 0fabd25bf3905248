package io.windrose.collect.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.collect.health.SourceHealth.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceHoursTest {
    private static final Instant START = Instant.parse("2026-10-19T08:00:00Z");

    /** Ten events at 8 o'clock of each day but the sixth and seventh of each week. */
    private static SourceHours workdays(int days) {
        SourceHours hours = new SourceHours();
        for (int day = 0; day < days; day++) {
            if (day % 7 < 5) {
                Instant first = START.plus(Duration.ofDays(day));
                hours.add(first.getEpochSecond() / 3_600, 10, first, first.plusSeconds(600));
            }
        }
        return hours;
    }

    @Test
    void isFreshAsLongAsItWasSilentBefore() {
        Instant friday = START.plus(Duration.ofDays(18)).plusSeconds(600);
        Duration weekend = Duration.ofDays(3).minusSeconds(600);

        SourceHealth sunday = workdays(19).health("shop", friday.plus(Duration.ofDays(2)));
        SourceHealth tuesday = workdays(19).health("shop", friday.plus(weekend).plusSeconds(1));

        assertThat(sunday.state()).isEqualTo(State.FRESH);
        assertThat(sunday.newest()).contains(friday);
        assertThat(sunday.usualSilence()).contains(weekend);
        assertThat(tuesday.state()).isEqualTo(State.LATE);
    }

    @Test
    void countsTheLastDay() {
        Instant friday = START.plus(Duration.ofDays(18)).plusSeconds(600);

        assertThat(workdays(19).health("shop", friday).lastDay()).isEqualTo(10);
        assertThat(workdays(19).health("shop", friday.plus(Duration.ofDays(2))).lastDay())
                .isZero();
    }

    @Test
    void isTooNewForTwoWeeks() {
        Instant lateOnDayTen = START.plus(Duration.ofDays(10)).plus(Duration.ofHours(30));

        assertThat(workdays(9).health("shop", lateOnDayTen).state()).isEqualTo(State.LEARNING);
    }
}
