package io.windrose.campaign.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OwnSeasonTest {
    @Test
    void comesOnTheSameDaysEachYearAlsoOverTheEndOfFebruary() {
        assertThat(later("2024-02-26", "2024-03-03", 1)).isEqualTo("2025-02-26 to 2025-03-03");
        assertThat(later("2025-02-26", "2025-03-03", 3)).isEqualTo("2028-02-26 to 2028-03-03");
        assertThat(later("2023-12-20", "2024-02-29", 1)).isEqualTo("2024-12-20 to 2025-02-28");
        assertThat(later("2024-02-29", "2024-02-29", 4)).isEqualTo("2028-02-29 to 2028-02-29");
    }

    @Test
    void isNoLongerThanItMayBeInAnyYear() {
        assertThat(later("2023-02-28", "2024-02-28", 1)).isEqualTo("2024-02-28 to 2025-02-27");
    }

    private static String later(String from, String to, int years) {
        OwnSeason first =
                new OwnSeason("Sale", LocalDate.parse(from), LocalDate.parse(to), OwnSeason.Repetition.YEARLY);
        OwnSeason found = first.after(years);
        return found.from() + " to " + found.to();
    }
}
