package io.windrose.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts the keys of recent JSON objects, to choose those that are worth a column. Older counts fade, and keys that
 * faded away are forgotten, so its size is bounded. For one thread.
 */
final class KeyCounts {
    private static final int MOST_SHREDDED = 64;
    private static final int MOST_COUNTED = 10_000;
    /** A key in fewer than one of so many objects is not worth a column in each row. */
    private static final int RARE = 100;

    private static final int LONGEST_KEY = 128;

    private final Map<String, EnumMap<Shredding.Type, Integer>> counts = new HashMap<>();
    private int objects;

    void count(JsonNode object) {
        objects++;
        object.properties().forEach(field -> {
            boolean known = counts.containsKey(field.getKey());
            if (known || (counts.size() < MOST_COUNTED && isPlain(field.getKey()))) {
                count(field.getKey(), field.getValue());
            }
        });
    }

    private void count(String key, JsonNode value) {
        Shredding.Type type = type(value);
        if (type != null) {
            counts.computeIfAbsent(key, any -> new EnumMap<>(Shredding.Type.class))
                    .merge(type, 1, Integer::sum);
        }
    }

    private static Shredding.@Nullable Type type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> Shredding.Type.VARCHAR;
            case BOOLEAN -> Shredding.Type.BOOLEAN;
            case NUMBER ->
                value.isIntegralNumber() && value.canConvertToLong() ? Shredding.Type.BIGINT : Shredding.Type.DOUBLE;
            case ARRAY, OBJECT, NULL, BINARY, MISSING, POJO -> null;
        };
    }

    /** DuckDB folds the case of a struct's names, so keys that differ in nothing else cannot both be columns. */
    private static boolean isPlain(String key) {
        return !key.isEmpty() && key.length() <= LONGEST_KEY && key.chars().noneMatch(Character::isISOControl);
    }

    /** The most frequent keys, each with its most frequent type; numbers with any fraction are doubles. */
    Shredding shredding() {
        Map<String, String> taken = new HashMap<>();
        return new Shredding(counts.entrySet().stream()
                .filter(each -> total(each.getValue()) * RARE >= objects)
                .sorted(Comparator.comparingInt(
                                (Map.Entry<String, EnumMap<Shredding.Type, Integer>> each) -> -total(each.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .filter(each -> taken.putIfAbsent(each.getKey().toLowerCase(Locale.ROOT), "") == null)
                .limit(MOST_SHREDDED)
                .collect(Collectors.toMap(Map.Entry::getKey, each -> mostFrequent(each.getValue()))));
    }

    private static int total(EnumMap<Shredding.Type, Integer> types) {
        return types.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Shredding.Type mostFrequent(EnumMap<Shredding.Type, Integer> types) {
        EnumMap<Shredding.Type, Integer> merged = new EnumMap<>(types);
        if (merged.containsKey(Shredding.Type.DOUBLE)) {
            merged.merge(Shredding.Type.DOUBLE, merged.getOrDefault(Shredding.Type.BIGINT, 0), Integer::sum);
            merged.remove(Shredding.Type.BIGINT);
        }
        return merged.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Halves what was counted so far: the next batch weighs as much as all before it. */
    void fade() {
        objects /= 2;
        counts.values().forEach(types -> types.replaceAll((type, count) -> count / 2));
        counts.values().forEach(types -> types.values().removeIf(count -> count == 0));
        counts.values().removeIf(Map::isEmpty);
    }
}
