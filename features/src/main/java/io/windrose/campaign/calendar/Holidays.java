package io.windrose.campaign.calendar;

import de.focus_shift.jollyday.core.HolidayType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The holidays of countries, by the tables of Jollyday. */
public final class Holidays {
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::day).thenComparing(Key::kind).thenComparing(Key::name);

    private Holidays() {}

    private record Key(LocalDate day, String name, Holiday.Kind kind) {}

    /** Of the days from one to another, both included. A name is in English where the language has none. */
    public static List<Holiday> in(List<Country> countries, LocalDate from, LocalDate to, Locale language) {
        Map<Key, List<String>> found = new TreeMap<>(ORDER);
        for (Country country : countries) {
            for (var holiday : country.holidays().getHolidays(from, to, country.region())) {
                Key key = new Key(holiday.getDate(), holiday.getDescription(named(language)), kind(holiday.getType()));
                found.computeIfAbsent(key, any -> new ArrayList<>()).add(country.word());
            }
        }
        return found.entrySet().stream()
                .map(one -> new Holiday(
                        one.getKey().day(), one.getKey().name(), one.getKey().kind(), one.getValue()))
                .toList();
    }

    /** The names without a language are the English ones; any other way leads to those of the machine's language. */
    private static Locale named(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.ROOT : language;
    }

    private static Holiday.Kind kind(HolidayType type) {
        return switch (type) {
            case PUBLIC_HOLIDAY -> Holiday.Kind.PUBLIC;
            case BANK_HOLIDAY -> Holiday.Kind.BANK;
            case OBSERVANCE -> Holiday.Kind.OBSERVANCE;
        };
    }
}
