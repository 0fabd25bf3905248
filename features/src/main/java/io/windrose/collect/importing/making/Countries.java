package io.windrose.collect.importing.making;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codes of countries (ISO 3166-1) by their names in English, German and French, and by themselves. */
final class Countries {
    private static final Map<String, String> CODES = codes();

    private Countries() {}

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            codes.put(code.toLowerCase(Locale.ROOT), code);
            codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH)) {
                codes.put(country.getDisplayCountry(language).toLowerCase(Locale.ROOT), code);
            }
        }
        codes.putAll(Map.of(
                "eire",
                "IE",
                "uk",
                "GB",
                "great britain",
                "GB",
                "england",
                "GB",
                "usa",
                "US",
                "rsa",
                "ZA",
                "holland",
                "NL",
                "czech republic",
                "CZ",
                "korea",
                "KR",
                "russia",
                "RU"));
        return codes;
    }

    static @Nullable String code(@Nullable String text) {
        return text == null ? null : CODES.get(text.toLowerCase(Locale.ROOT));
    }
}
