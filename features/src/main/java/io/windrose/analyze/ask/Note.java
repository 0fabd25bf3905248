package io.windrose.analyze.ask;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something to know about an answer.
 *
 * @param text in English
 * @param values what the text tells, by name, for those who word it themselves: text, numbers and lists of text
 */
public record Note(String code, String text, Map<String, Object> values) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** Copies, in the order of their names. */
    public Note {
        values = new TreeMap<>(values);
    }

    public static Note of(String code, String text) {
        return new Note(code, text, Map.of());
    }

    /**
     * With values in its text.
     *
     * @param text with {@code {name}} where a value stands
     */
    public static Note of(String code, String text, Map<String, Object> values) {
        String said = PLACE.matcher(text)
                .replaceAll(
                        place -> Matcher.quoteReplacement(said(values.getOrDefault(place.group(1), place.group()))));
        return new Note(code, said, values);
    }

    private static String said(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }
}
