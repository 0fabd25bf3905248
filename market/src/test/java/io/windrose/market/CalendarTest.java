package io.windrose.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarTest {
    @Test
    void knowsEaster() {
        assertThat(Calendar.easter(2024)).isEqualTo(LocalDate.of(2024, 3, 31));
        assertThat(Calendar.easter(2025)).isEqualTo(LocalDate.of(2025, 4, 20));
        assertThat(Calendar.easter(2026)).isEqualTo(LocalDate.of(2026, 4, 5));
        assertThat(Calendar.easter(2038)).isEqualTo(LocalDate.of(2038, 4, 25));
    }

    @Test
    void aSaleBeginsFourTimesAYear() {
        LocalDate first = LocalDate.of(2025, 1, 1);

        assertThat(first.datesUntil(first.plusYears(1)).filter(Calendar::isSaleMailed))
                .containsExactly(
                        LocalDate.of(2025, 1, 20),
                        LocalDate.of(2025, 4, 21),
                        LocalDate.of(2025, 7, 21),
                        LocalDate.of(2025, 11, 28));
    }

    @Test
    void skiersBuyInWinterHikersInSpring() {
        Calendar calendar = new Calendar(LocalDate.of(2025, 1, 1), 365);

        // The same weekday, without a feast.
        int june = 153;
        int january = 13;
        assertThat(calendar.demand(Taste.HIKER, june)).isGreaterThan(calendar.demand(Taste.HIKER, january));
        assertThat(calendar.demand(Taste.SKIER, june)).isLessThan(calendar.demand(Taste.SKIER, january));
    }
}
