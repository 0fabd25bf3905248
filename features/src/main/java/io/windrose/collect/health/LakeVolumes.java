package io.windrose.collect.health;

import static java.util.Objects.requireNonNull;

import io.windrose.core.Fault;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the lake what happened in a stretch of time, all of it of the same snapshots. */
final class LakeVolumes {
    private static final String HOURS = resource("hours.sql");
    private static final String NAMES = resource("names.sql");
    private static final String PROPERTIES = resource("properties.sql");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MOST_SERIES = 500;
    private static final long MOST_LOOKED_AT = 200_000;

    private final Lake lake;
    private final Instant from;
    private final Instant to;
    private final Map<String, Long> snapshots;

    LakeVolumes(Lake lake, Instant from, Instant to) {
        this.lake = lake;
        this.from = from;
        this.to = to;
        this.snapshots = lake.snapshots();
    }

    /** By source. */
    Map<String, SourceHours> sources() {
        Map<String, SourceHours> found = new TreeMap<>();
        ask(
                HOURS,
                row -> found.computeIfAbsent(text(row, 0), any -> new SourceHours())
                        .add(number(row, 1), number(row, 2), moment(row, 3), moment(row, 4)));
        return found;
    }

    /** Of what was sent most. */
    Map<Series, HourlyCounts> named() {
        Map<Series, HourlyCounts> found = new HashMap<>();
        ask(
                NAMES.formatted(MOST_SERIES),
                row -> found.computeIfAbsent(
                                Series.of(text(row, 0), text(row, 1), text(row, 2)), any -> new HourlyCounts())
                        .add(number(row, 3), number(row, 4)));
        return found;
    }

    /** @param events how many there are in all, so that only so many are looked at as can be */
    PropertyChanges properties(Instant recent, long events) {
        PropertyChanges found = new PropertyChanges();
        long oneIn = 1 + events / MOST_LOOKED_AT;
        ask(PROPERTIES.formatted(oneIn, ChronoUnit.MICROS.between(Instant.EPOCH, recent)), row -> {
            Series series = Series.of(text(row, 0), text(row, 1), text(row, 2));
            boolean isRecent = Boolean.TRUE.equals(row.get(3));
            if (text(row, 4).isEmpty()) {
                found.events(series, isRecent, number(row, 6));
            } else {
                found.property(series, isRecent, text(row, 4), text(row, 5), number(row, 6));
            }
        });
        return found;
    }

    private void ask(String sql, Consumer<List<@Nullable Object>> reader) {
        Query query = Query.of(sql).between(from, to).at(snapshots).within(LIMIT);
        lake.query(query, result -> {
            result.forEachRemaining(reader);
            return true;
        });
    }

    private static String text(List<@Nullable Object> row, int column) {
        return String.valueOf(row.get(column));
    }

    private static long number(List<@Nullable Object> row, int column) {
        return ((Number) requireNonNull(row.get(column))).longValue();
    }

    private static Instant moment(List<@Nullable Object> row, int column) {
        return Instant.EPOCH.plus(number(row, column), ChronoUnit.MICROS);
    }

    private static String resource(String name) {
        try (InputStream in = LakeVolumes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new Fault(
                        "health.no-query", "the query %s is missing: install the program again".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Fault(
                    "health.no-query", "the query %s was not read: install the program again".formatted(name), e);
        }
    }
}
