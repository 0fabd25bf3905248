package io.windrose.collect.plan;

import static java.util.Objects.requireNonNull;

import io.windrose.core.EventType;
import io.windrose.core.Fault;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the lake says of a source's events: how they differ from the plan, and what plan they would fit. */
final class LakePlan {
    private static final String VIOLATIONS = resource("violations.sql");
    private static final String EVENTS = resource("events.sql");
    private static final String PROPERTIES = resource("properties.sql");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_ROWS = 10_000;
    static final int MOST_EVENTS = 100_000;

    private final Lake lake;

    private record Key(String type, String name) {}

    /** The types that a property had, and in how many events it was something. */
    private record Seen(PropertyType type, long count) {
        Seen plus(Seen other) {
            return new Seen(joined(type, other.type), count + other.count);
        }
    }

    LakePlan(Lake lake) {
        this.lake = lake;
    }

    List<PlanViolation> violations(String source, Instant from, Instant to) {
        return ask(VIOLATIONS.formatted(text(source), micros(from), micros(to)), row -> {
            String type = string(row, 0);
            return new PlanViolation(
                    type,
                    string(row, 1),
                    string(row, 2),
                    number(row, 3),
                    Instant.EPOCH.plus(number(row, 4), ChronoUnit.MICROS));
        });
    }

    PlanProposal proposal(String source, Instant from) {
        Map<Key, Long> counts = new LinkedHashMap<>();
        ask(EVENTS.formatted(text(source), micros(from), MOST_EVENTS), row -> {
            counts.put(new Key(string(row, 0), string(row, 1)), number(row, 2));
            return row;
        });
        Map<Key, Map<String, Seen>> properties = new LinkedHashMap<>();
        ask(PROPERTIES.formatted(text(source), micros(from), MOST_EVENTS), row -> {
            properties
                    .computeIfAbsent(new Key(string(row, 0), string(row, 1)), key -> new TreeMap<>())
                    .merge(string(row, 2), seen(string(row, 3), number(row, 4)), Seen::plus);
            return row;
        });
        return proposal(counts, properties);
    }

    private static PlanProposal proposal(Map<Key, Long> counts, Map<Key, Map<String, Seen>> properties) {
        List<PlannedEvent> planned = new ArrayList<>();
        List<PlanProposal.SeenEvent> seen = new ArrayList<>();
        counts.forEach((key, count) -> {
            Map<String, Seen> found = properties.getOrDefault(key, Map.of());
            seen.add(new PlanProposal.SeenEvent(
                    key.type(),
                    key.name(),
                    count,
                    found.entrySet().stream()
                            .map(each -> new PlanProposal.SeenProperty(
                                    each.getKey(),
                                    each.getValue().type(),
                                    (double) each.getValue().count() / count))
                            .toList()));
            EventType.named(key.type())
                    .filter(type -> planned.size() < Plan.MOST_EVENTS)
                    .filter(type -> key.name().length() <= PlannedProperty.MOST_CHARACTERS)
                    .ifPresent(type -> planned.add(
                            new PlannedEvent(type, key.name(), planned(found, count), PlannedEvent.Others.ALLOWED)));
        });
        long events = counts.values().stream().mapToLong(Long::longValue).sum();
        return new PlanProposal(new Plan(planned), events, seen);
    }

    private static List<PlannedProperty> planned(Map<String, Seen> found, long count) {
        return found.entrySet().stream()
                .filter(each -> !each.getKey().isBlank() && each.getKey().length() <= PlannedProperty.MOST_CHARACTERS)
                .limit(PlannedEvent.MOST_PROPERTIES)
                .map(each -> new PlannedProperty(
                        each.getKey(),
                        each.getValue().type(),
                        each.getValue().count() == count
                                ? PlannedProperty.Need.REQUIRED
                                : PlannedProperty.Need.OPTIONAL,
                        List.of()))
                .toList();
    }

    /** @param kind as the engine's {@code json_type} has it */
    private static Seen seen(String kind, long count) {
        return switch (kind) {
            case "VARCHAR" -> new Seen(PropertyType.TEXT, count);
            case "BIGINT", "UBIGINT", "HUGEINT" -> new Seen(PropertyType.INTEGER, count);
            case "DOUBLE" -> new Seen(PropertyType.NUMBER, count);
            case "BOOLEAN" -> new Seen(PropertyType.BOOLEAN, count);
            case "ARRAY" -> new Seen(PropertyType.LIST, count);
            case "OBJECT" -> new Seen(PropertyType.OBJECT, count);
            default -> new Seen(PropertyType.ANY, count);
        };
    }

    private static PropertyType joined(PropertyType one, PropertyType other) {
        if (one == other) {
            return one;
        }
        boolean areNumbers = isNumber(one) && isNumber(other);
        return areNumbers ? PropertyType.NUMBER : PropertyType.ANY;
    }

    private static boolean isNumber(PropertyType type) {
        return type == PropertyType.NUMBER || type == PropertyType.INTEGER;
    }

    private <T> List<T> ask(String sql, Function<List<@Nullable Object>, T> reader) {
        return lake.query(Query.of(sql).limitedTo(MOST_ROWS).within(LIMIT), (QueryResult result) -> {
            List<T> rows = new ArrayList<>();
            while (result.hasNext()) {
                rows.add(reader.apply(result.next()));
            }
            return rows;
        });
    }

    private static String string(List<@Nullable Object> row, int column) {
        return String.valueOf(row.get(column));
    }

    private static long number(List<@Nullable Object> row, int column) {
        return (Long) requireNonNull(row.get(column));
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static String resource(String name) {
        try (InputStream in = LakePlan.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new Fault("plan.no-query", "the query %s is missing: install the program again".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Fault("plan.no-query", "the query %s was not read: install the program again".formatted(name), e);
        }
    }
}
