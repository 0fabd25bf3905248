package io.windrose.campaign.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;
import static java.time.temporal.TemporalAdjusters.next;
import static java.time.temporal.TemporalAdjusters.previous;

import io.windrose.campaign.calendar.RetailSeason.Kind;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Seasons of trade that follow a rule; docs/spec/campaign.md has each with its source. What differs by country is left
 * out for countries of which no rule is written here.
 */
final class RetailSeasons {
    /** Their churches keep Easter by the Julian calendar, and with it what hangs on it. */
    private static final Set<String> JULIAN_EASTER =
            Set.of("BG", "BY", "CY", "EG", "ER", "ET", "GE", "GR", "MD", "ME", "MK", "RO", "RS", "RU", "UA");

    private static final Set<String> SECOND_SUNDAY_OF_MAY = Set.of(
            "AT", "AU", "BE", "BR", "CA", "CH", "CZ", "DE", "DK", "EE", "FI", "HR", "IT", "JP", "LV", "NL", "NZ", "SK",
            "US");
    private static final Set<String> FIRST_SUNDAY_OF_MAY = Set.of("ES", "HU", "LT", "PT");
    private static final Set<String> THIRD_SUNDAY_OF_JUNE =
            Set.of("CA", "CZ", "FR", "GB", "HU", "IE", "JP", "MX", "NL", "SK", "US");
    private static final Set<String> SAINT_JOSEPH = Set.of("ES", "HR", "IT", "PT");

    private RetailSeasons() {}

    private record Key(Kind kind, LocalDate from, LocalDate to) {}

    /** Those with a day from one to another, by their first. */
    static List<RetailSeason> in(List<Country> countries, LocalDate from, LocalDate to) {
        Map<Key, Set<String>> found = new TreeMap<>(
                Comparator.comparing(Key::from).thenComparing(Key::kind).thenComparing(Key::to));
        // Advent may begin in one year's November for days that are asked for; no season crosses the new year.
        IntStream.rangeClosed(from.getYear(), to.getYear()).forEach(year -> {
            everywhere(year).forEach(key -> found.computeIfAbsent(key, any -> new LinkedHashSet<>()));
            for (Country country : countries) {
                of(country.code(), year)
                        .forEach(key -> found.computeIfAbsent(key, any -> new LinkedHashSet<>())
                                .add(country.word()));
            }
        });
        List<RetailSeason> seasons = new ArrayList<>();
        found.forEach((key, where) -> {
            if (!key.to().isBefore(from) && !key.from().isAfter(to)) {
                seasons.add(new RetailSeason(key.kind(), key.from(), key.to(), List.copyOf(where)));
            }
        });
        return seasons;
    }

    private static Stream<Key> everywhere(int year) {
        LocalDate blackFriday = LocalDate.of(year, Month.NOVEMBER, 1)
                .with(dayOfWeekInMonth(4, THURSDAY))
                .plusDays(1);
        return Stream.of(
                day(Kind.SINGLES_DAY, LocalDate.of(year, Month.NOVEMBER, 11)),
                day(Kind.BLACK_FRIDAY, blackFriday),
                day(Kind.CYBER_MONDAY, blackFriday.with(next(MONDAY))));
    }

    private static Stream<Key> of(String country, int year) {
        List<Key> keys = new ArrayList<>();
        keys.add(day(
                Kind.VALENTINES_DAY,
                country.equals("BR") ? LocalDate.of(year, Month.JUNE, 12) : LocalDate.of(year, Month.FEBRUARY, 14)));
        mothersDay(country, year).map(found -> day(Kind.MOTHERS_DAY, found)).ifPresent(keys::add);
        fathersDay(country, year).map(found -> day(Kind.FATHERS_DAY, found)).ifPresent(keys::add);
        if (!JULIAN_EASTER.contains(country)) {
            LocalDate easter = Easter.sunday(year);
            keys.add(new Key(Kind.EASTER_WEEK, easter.minusDays(6), easter.plusDays(1)));
            LocalDate christmas = LocalDate.of(year, Month.DECEMBER, 25);
            keys.add(new Key(Kind.ADVENT, christmas.with(previous(SUNDAY)).minusWeeks(3), christmas.minusDays(1)));
        }
        return keys.stream();
    }

    private static Optional<LocalDate> mothersDay(String country, int year) {
        if (SECOND_SUNDAY_OF_MAY.contains(country)) {
            return Optional.of(sunday(year, Month.MAY, 2));
        }
        if (FIRST_SUNDAY_OF_MAY.contains(country)) {
            return Optional.of(sunday(year, Month.MAY, 1));
        }
        return switch (country) {
            case "GB", "IE" -> Optional.of(Easter.sunday(year).minusDays(21));
            case "FR" -> Optional.of(frenchMothersDay(year));
            case "SE" -> Optional.of(LocalDate.of(year, Month.MAY, 1).with(lastInMonth(SUNDAY)));
            case "NO" -> Optional.of(sunday(year, Month.FEBRUARY, 2));
            case "LU" -> Optional.of(sunday(year, Month.JUNE, 2));
            case "PL" -> Optional.of(LocalDate.of(year, Month.MAY, 26));
            case "MX" -> Optional.of(LocalDate.of(year, Month.MAY, 10));
            default -> Optional.empty();
        };
    }

    /** The last Sunday of May, or the first of June where that is Whit Sunday. */
    private static LocalDate frenchMothersDay(int year) {
        LocalDate last = LocalDate.of(year, Month.MAY, 1).with(lastInMonth(SUNDAY));
        return last.equals(Easter.sunday(year).plusDays(49)) ? last.plusWeeks(1) : last;
    }

    private static Optional<LocalDate> fathersDay(String country, int year) {
        if (THIRD_SUNDAY_OF_JUNE.contains(country)) {
            return Optional.of(sunday(year, Month.JUNE, 3));
        }
        if (SAINT_JOSEPH.contains(country)) {
            return Optional.of(LocalDate.of(year, Month.MARCH, 19));
        }
        return switch (country) {
            case "DE" -> Optional.of(Easter.sunday(year).plusDays(39));
            case "AT", "BE" -> Optional.of(sunday(year, Month.JUNE, 2));
            case "CH" -> Optional.of(sunday(year, Month.JUNE, 1));
            case "DK" -> Optional.of(LocalDate.of(year, Month.JUNE, 5));
            case "SE", "NO", "FI" -> Optional.of(sunday(year, Month.NOVEMBER, 2));
            case "BR" -> Optional.of(sunday(year, Month.AUGUST, 2));
            case "AU", "NZ" -> Optional.of(sunday(year, Month.SEPTEMBER, 1));
            case "PL" -> Optional.of(LocalDate.of(year, Month.JUNE, 23));
            default -> Optional.empty();
        };
    }

    private static LocalDate sunday(int year, Month month, int ordinal) {
        return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(ordinal, SUNDAY));
    }

    private static Key day(Kind kind, LocalDate day) {
        return new Key(kind, day, day);
    }
}
