package io.windrose.collect.importing.mapping;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the currency of amounts by signs and codes in their values and in the names of their columns. */
public final class CurrencyRecognition {
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    /** A dollar may be of many countries, and most often is the first one's. */
    private static final Map<String, String> SIGNS =
            new TreeMap<>(Map.of("€", "EUR", "£", "GBP", "$", "USD", "¥", "JPY", "₹", "INR", "₽", "RUB", "₺", "TRY"));

    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])");

    private CurrencyRecognition() {}

    public static boolean isCode(String text) {
        return CODES.contains(text);
    }

    static Optional<String> find(List<String> names, Stream<String> values) {
        return Stream.concat(names.stream(), values.limit(200))
                .flatMap(text -> in(text).stream())
                .findFirst();
    }

    private static Optional<String> in(String text) {
        for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
            if (text.contains(sign.getKey())) {
                return Optional.of(sign.getValue());
            }
        }
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (CODES.contains(words.group())) {
                return Optional.of(words.group());
            }
        }
        return Optional.empty();
    }
}
