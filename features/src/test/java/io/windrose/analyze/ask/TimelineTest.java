package io.windrose.analyze.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant LATER = Instant.parse("2027-01-05T12:00:00Z");

    @Test
    void aDayHasAsManyHoursAsTheClockGivesIt() {
        assertThat(timeline("2026-03-29", "2026-03-29").labels()).hasSize(23);
        Timeline back = timeline("2026-10-25", "2026-10-25");
        assertThat(back.labels()).hasSize(25);
        assertThat(back.labels().subList(2, 4))
                .containsExactly(LocalDateTime.parse("2026-10-25T02:00"), LocalDateTime.parse("2026-10-25T02:00"));
        assertThat(back.period().starts().get(3)).isEqualTo("2026-10-25T01:00:00Z");
    }

    @Test
    void weeksBeginOnMondayAndMonthsOnTheirFirst() {
        Timeline weeks = timeline("2026-01-01", "2026-06-30");
        assertThat(weeks.granularity()).isEqualTo(Granularity.WEEK);
        assertThat(weeks.labels().subList(0, 3))
                .containsExactly(
                        LocalDateTime.parse("2026-01-01T00:00"),
                        LocalDateTime.parse("2026-01-05T00:00"),
                        LocalDateTime.parse("2026-01-12T00:00"));
        Timeline months = timeline("2024-01-15", "2026-06-30");
        assertThat(months.granularity()).isEqualTo(Granularity.MONTH);
        assertThat(months.labels().get(1)).isEqualTo("2024-02-01T00:00");
    }

    @Test
    void theOtherRangeIsCutAtTheSameHourOfTheClock() {
        // On the day after, the clock in Berlin is put forward.
        DateRange today = new DateRange(LocalDate.parse("2026-03-29"), LocalDate.parse("2026-03-29"));
        Timeline timeline = Timeline.of(today, Comparison.PREVIOUS, BERLIN, Instant.parse("2026-03-29T10:14:30Z"));

        assertThat(timeline.cut()).contains(LocalDateTime.parse("2026-03-29T12:15"));
        assertThat(timeline.period().end()).isEqualTo("2026-03-29T10:15:00Z");
        assertThat(timeline.compared().orElseThrow().end()).isEqualTo("2026-03-28T11:15:00Z");
        assertThat(timeline.compared().orElseThrow().lookedAtTo()).isEqualTo("2026-03-28T11:15:00Z");
    }

    @Test
    void aWholeRangeIsLookedAtForADayMore() {
        Timeline timeline = timeline("2026-05-01", "2026-05-31");

        assertThat(timeline.cut()).isEmpty();
        assertThat(timeline.period().end()).isEqualTo("2026-05-31T22:00:00Z");
        assertThat(timeline.period().lookedAtTo()).isEqualTo("2026-06-01T22:00:00Z");
        assertThat(timeline.comparedRange())
                .contains(new DateRange(LocalDate.parse("2025-05-01"), LocalDate.parse("2025-05-31")));
    }

    private static Timeline timeline(String from, String to) {
        return Timeline.of(new DateRange(LocalDate.parse(from), LocalDate.parse(to)), Comparison.YEAR, BERLIN, LATER);
    }
}
