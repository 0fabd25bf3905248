package io.windrose.campaign.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A country whose holidays are known, or a part of one.
 *
 * @param code two letters of ISO 3166-1
 * @param part the rest of a code of ISO 3166-2, as {@code BY}
 */
public record Country(String code, Optional<String> part) {
    private static final Set<String> ISO = Set.of(Locale.getISOCountries());

    /** As it is written: {@code DE}, or {@code DE-BY}. */
    public static Country named(String written) {
        String[] words = written.strip().toUpperCase(Locale.ROOT).split("-", 2);
        Country country = new Country(words[0], words.length == 1 ? Optional.empty() : Optional.of(words[1]));
        if (!knownCodes().contains(country.code)) {
            throw new Incorrect(
                    "campaign.unknown-country",
                    "no holidays are known of the country \"%s\": give two letters of ISO 3166, as DE"
                            .formatted(written));
        }
        country.part.filter(part -> !country.parts().contains(part)).ifPresent(part -> {
            throw new Incorrect(
                    "campaign.unknown-part",
                    "no holidays are known of \"%s\": give %s, or one of its parts %s"
                            .formatted(written, country.code, country.parts()));
        });
        return country;
    }

    /** All whose holidays are known, in order. */
    public static List<String> knownCodes() {
        return HolidayManager.getSupportedCalendarCodes().stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .filter(ISO::contains)
                .sorted()
                .toList();
    }

    private List<String> parts() {
        CalendarHierarchy whole = holidays().getCalendarHierarchy();
        return whole.getChildren().keySet().stream()
                .map(part -> part.toUpperCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    HolidayManager holidays() {
        return HolidayManager.getInstance(ManagerParameters.create(code.toLowerCase(Locale.ROOT)));
    }

    /** As the holiday manager takes it. */
    String[] region() {
        return part.stream()
                .flatMap(each -> Arrays.stream(each.toLowerCase(Locale.ROOT).split("-", -1)))
                .toArray(String[]::new);
    }

    public String word() {
        return part.map(each -> code + "-" + each).orElse(code);
    }
}
