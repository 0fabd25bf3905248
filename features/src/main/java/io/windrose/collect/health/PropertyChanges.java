package io.windrose.collect.health;

import io.windrose.collect.health.SchemaChange.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers how often events had which properties, and finds what is new, gone or of another type. For one thread. */
final class PropertyChanges {
    /** Of fewer events nothing can be told. */
    private static final long FEWEST_EVENTS = 50;

    private static final double NEW_SHARE = 0.02;
    private static final double VANISHED_SHARE = 0.1;
    private static final double TYPE_SHARE = 0.05;

    private final Map<Series, Long> eventsBefore = new HashMap<>();
    private final Map<Series, Long> eventsNow = new HashMap<>();
    private final Map<Series, Map<String, Types>> properties = new HashMap<>();

    /** In how many events a property was of which type. */
    private record Types(Map<String, Long> before, Map<String, Long> now) {
        static long sum(Map<String, Long> types) {
            return types.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    void events(Series series, boolean isRecent, long number) {
        (isRecent ? eventsNow : eventsBefore).merge(series, number, Long::sum);
    }

    /** @param kind as the engine's {@code json_type} has it */
    void property(Series series, boolean isRecent, String property, String kind, long number) {
        Types types = properties
                .computeIfAbsent(series, any -> new TreeMap<>())
                .computeIfAbsent(property, any -> new Types(new TreeMap<>(), new TreeMap<>()));
        (isRecent ? types.now : types.before).merge(type(kind), number, Long::sum);
    }

    private static String type(String kind) {
        return switch (kind) {
            case "VARCHAR" -> "text";
            case "BIGINT", "UBIGINT", "HUGEINT", "DOUBLE" -> "number";
            case "BOOLEAN" -> "boolean";
            case "ARRAY" -> "list";
            case "OBJECT" -> "object";
            default -> "other";
        };
    }

    List<SchemaChange> find() {
        List<SchemaChange> found = new ArrayList<>();
        properties.forEach((series, all) -> {
            long before = eventsBefore.getOrDefault(series, 0L);
            long now = eventsNow.getOrDefault(series, 0L);
            if (before >= FEWEST_EVENTS && now >= FEWEST_EVENTS) {
                all.forEach((property, types) -> kind(types, before, now)
                        .ifPresent(kind -> found.add(new SchemaChange(
                                kind, series, Optional.of(property), words(types.before), words(types.now)))));
            }
        });
        return found;
    }

    private static Optional<Kind> kind(Types types, long before, long now) {
        long had = Types.sum(types.before);
        long has = Types.sum(types.now);
        if (had == 0) {
            return has >= NEW_SHARE * now ? Optional.of(Kind.NEW_PROPERTY) : Optional.empty();
        }
        if (has == 0) {
            return had >= VANISHED_SHARE * before ? Optional.of(Kind.VANISHED_PROPERTY) : Optional.empty();
        }
        boolean hasNewType = types.now.entrySet().stream()
                .anyMatch(type -> !types.before.containsKey(type.getKey()) && type.getValue() >= TYPE_SHARE * has);
        return hasNewType ? Optional.of(Kind.CHANGED_TYPE) : Optional.empty();
    }

    private static SortedSet<String> words(Map<String, Long> types) {
        return new TreeSet<>(types.keySet());
    }
}
