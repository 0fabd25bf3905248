package io.windrose.visualize.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Incorrect;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekTest {
    @ParameterizedTest
    @CsvSource({
        "2026-W01, 2025-12-29",
        "2026-W48, 2026-11-23",
        "2026-W53, 2026-12-28",
        "2027-W01, 2027-01-04",
        "2021-W01, 2021-01-04"
    })
    void isNamedByYearAndNumber(String word, LocalDate monday) {
        assertThat(Week.named(word).monday()).isEqualTo(monday);
        assertThat(new Week(monday).word()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-W53", "2026-W00", "2026-W54", "2026-48", "2026-W4", "", "last"})
    void whatIsNoWeekIsRefused(String word) {
        assertThatThrownBy(() -> Week.named(word))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("\"" + word + "\" is no week");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-29, 2026-W48", "2026-11-28, 2026-W47", "2026-11-30, 2026-W48", "2027-01-03, 2026-W53"})
    void theLastIsTheOneThatIsOver(LocalDate lastDay, String word) {
        assertThat(Week.lastUntil(lastDay).word()).isEqualTo(word);
    }

    @Test
    void aYearBeforeHasTheSameDaysOfTheWeek() {
        Week week = Week.named("2027-W10");
        assertThat(week.yearBefore().monday()).isEqualTo(LocalDate.parse("2026-03-09"));
        assertThat(week.before().word()).isEqualTo("2027-W09");
        assertThatThrownBy(() -> new Week(LocalDate.parse("2026-12-01"))).isInstanceOf(Incorrect.class);
    }
}
