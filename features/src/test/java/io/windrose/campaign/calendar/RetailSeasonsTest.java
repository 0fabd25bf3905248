package io.windrose.campaign.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.campaign.calendar.RetailSeason.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates as they were printed in calendars of these years. */
class RetailSeasonsTest {
    @ParameterizedTest
    @CsvSource({
        "2024, 2024-03-31",
        "2025, 2025-04-20",
        "2026, 2026-04-05",
        "2027, 2027-03-28",
        "2038, 2038-04-25",
        "1961, 1961-04-02",
        "2000, 2000-04-23",
        "2285, 2285-03-22"
    })
    void easterIsOnTheSundayOfTheGregorianCalendar(int year, LocalDate sunday) {
        assertThat(Easter.sunday(year)).isEqualTo(sunday);
    }

    @ParameterizedTest
    @CsvSource({
        "BLACK_FRIDAY,   DE, 2024, 2024-11-29",
        "BLACK_FRIDAY,   US, 2026, 2026-11-27",
        "CYBER_MONDAY,   US, 2024, 2024-12-02",
        "CYBER_MONDAY,   US, 2026, 2026-11-30",
        "SINGLES_DAY,    DE, 2026, 2026-11-11",
        "VALENTINES_DAY, DE, 2026, 2026-02-14",
        "VALENTINES_DAY, BR, 2026, 2026-06-12",
        "MOTHERS_DAY,    DE, 2026, 2026-05-10",
        "MOTHERS_DAY,    GB, 2026, 2026-03-15",
        "MOTHERS_DAY,    FR, 2026, 2026-05-31",
        "MOTHERS_DAY,    FR, 2023, 2023-06-04",
        "MOTHERS_DAY,    ES, 2026, 2026-05-03",
        "MOTHERS_DAY,    SE, 2026, 2026-05-31",
        "MOTHERS_DAY,    PL, 2026, 2026-05-26",
        "FATHERS_DAY,    DE, 2026, 2026-05-14",
        "FATHERS_DAY,    US, 2026, 2026-06-21",
        "FATHERS_DAY,    AT, 2026, 2026-06-14",
        "FATHERS_DAY,    IT, 2026, 2026-03-19"
    })
    void aDayIsWhereTheRuleOfTheCountrySays(Kind kind, String country, int year, LocalDate day) {
        assertThat(of(kind, country, year)).containsExactly(new Span(day, day));
    }

    @Test
    void easterWeekAndAdventHaveSeveralDays() {
        assertThat(of(Kind.EASTER_WEEK, "DE", 2026))
                .containsExactly(new Span(LocalDate.parse("2026-03-30"), LocalDate.parse("2026-04-06")));
        assertThat(of(Kind.ADVENT, "DE", 2026))
                .containsExactly(new Span(LocalDate.parse("2026-11-29"), LocalDate.parse("2026-12-24")));
        assertThat(of(Kind.ADVENT, "DE", 2022))
                .as("where Christmas is a Sunday")
                .containsExactly(new Span(LocalDate.parse("2022-11-27"), LocalDate.parse("2022-12-24")));
    }

    @Test
    void leavesOutWhatHasNoRuleForACountry() {
        assertThat(of(Kind.MOTHERS_DAY, "IN", 2026)).isEmpty();
        assertThat(of(Kind.EASTER_WEEK, "GR", 2026)).isEmpty();
        assertThat(of(Kind.ADVENT, "RO", 2026)).isEmpty();
    }

    @Test
    void countriesThatShareASeasonAreTogether() {
        List<RetailSeason> may = RetailSeasons.in(
                Stream.of("DE", "AT", "FR").map(Country::named).toList(),
                LocalDate.parse("2026-05-01"),
                LocalDate.parse("2026-05-31"));

        assertThat(may)
                .filteredOn(season -> season.kind() == Kind.MOTHERS_DAY)
                .extracting(season -> String.join(" ", season.countries()))
                .containsExactly("DE AT", "FR");
    }

    @Test
    void holidaysHaveNamesInTheLanguageWhateverTheMachines() {
        List<Country> bavaria = List.of(Country.named("de-by"));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(names(bavaria, Locale.ENGLISH)).contains("Epiphany");
            Locale.setDefault(Locale.US);
            assertThat(names(bavaria, Locale.GERMAN)).contains("Heilige Drei Könige", "Neujahr");
        } finally {
            Locale.setDefault(before);
        }
        assertThat(names(List.of(Country.named("DE")), Locale.ENGLISH))
                .as("a holiday of Bavaria")
                .doesNotContain("Epiphany");
    }

    private static List<String> names(List<Country> countries, Locale language) {
        return Holidays.in(countries, LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-31"), language).stream()
                .map(Holiday::name)
                .toList();
    }

    private record Span(LocalDate from, LocalDate to) {}

    private static List<Span> of(Kind kind, String country, int year) {
        return RetailSeasons.in(List.of(Country.named(country)), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .stream()
                .filter(season -> season.kind() == kind)
                .map(season -> new Span(season.from(), season.to()))
                .toList();
    }
}
