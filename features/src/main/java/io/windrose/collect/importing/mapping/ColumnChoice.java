package io.windrose.collect.importing.mapping;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Gives each field the column that bears its surest name and whose values are of its type. */
final class ColumnChoice {
    private static final Pattern BRACKETS = Pattern.compile("[(\\[].*?[)\\]]");

    private final Map<Field, List<String>> synonyms;
    private final Sample sample;
    private final ZoneId zone;

    ColumnChoice(Map<Field, List<String>> synonyms, Sample sample, ZoneId zone) {
        this.synonyms = synonyms;
        this.sample = sample;
        this.zone = zone;
    }

    Map<Field, String> columns() {
        Map<Field, String> chosen = new EnumMap<>(Field.class);
        List<String> free = new ArrayList<>(sample.header());
        synonyms.forEach((field, names) -> {
            for (String name : names) {
                List<String> fitting = free.stream()
                        .filter(column -> isCalled(column, name) && isOf(field, column))
                        .toList();
                if (!fitting.isEmpty()) {
                    chosen.put(field, fitting.getFirst());
                    free.remove(fitting.getFirst());
                    return;
                }
            }
        });
        return chosen;
    }

    private static boolean isCalled(String column, String name) {
        return Synonyms.plain(column).equals(name)
                || Synonyms.plain(BRACKETS.matcher(column).replaceAll("")).equals(name);
    }

    private boolean isOf(Field field, String column) {
        List<String> values = sample.values(column);
        return switch (field.type()) {
            case TEXT -> true;
            case TIME ->
                values.isEmpty() || TimeRecognition.find(values, zone).findAny().isPresent();
            case NUMBER -> values.isEmpty() || mostAreNumbers(values);
            case YES_NO -> values.stream().allMatch(value -> YesNo.read(value).isPresent());
        };
    }

    private static boolean mostAreNumbers(List<String> values) {
        long read = values.stream()
                .filter(value -> NumberForm.POINT.number(value).isPresent()
                        || NumberForm.COMMA.number(value).isPresent())
                .count();
        return read * 2 >= values.size();
    }
}
