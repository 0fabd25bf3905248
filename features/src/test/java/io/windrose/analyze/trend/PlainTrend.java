package io.windrose.analyze.trend;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Trends counted row by row, as the specification reads, for what SQL says to be held against. */
final class PlainTrend {
    private static final Duration SILENCE = Duration.ofMinutes(30);

    private final List<Instant> starts;
    private final Instant end;

    PlainTrend(List<Instant> starts, Instant end) {
        this.starts = starts;
        this.end = end;
    }

    /** What is counted. */
    record Row(
            Instant at,
            List<@Nullable String> keys,
            long person,
            @Nullable Double value) {}

    /** What is made of rows. */
    interface Made {
        @Nullable
        Double of(List<Row> rows);
    }

    static final Made COUNT = rows -> (double) rows.size();
    static final Made PEOPLE =
            rows -> (double) rows.stream().map(Row::person).distinct().count();
    static final Made SUM =
            rows -> values(rows).stream().mapToDouble(each -> each).sum();
    static final Made AVERAGE = rows ->
            some(rows, all -> all.stream().mapToDouble(each -> each).average().orElse(0));
    static final Made MINIMUM = rows -> some(rows, List::getFirst);
    static final Made MAXIMUM = rows -> some(rows, List::getLast);
    static final Made MEDIAN = rows -> some(rows, all -> {
        double place = (all.size() - 1) / 2.0;
        double below = all.get((int) Math.floor(place));
        return below + (all.get((int) Math.ceil(place)) - below) * (place - Math.floor(place));
    });

    private static @Nullable Double some(List<Row> rows, ToDoubleFunction<List<Double>> of) {
        List<Double> values = values(rows);
        return values.isEmpty() ? null : of.applyAsDouble(values);
    }

    private static List<Double> values(List<Row> rows) {
        return rows.stream().map(Row::value).filter(Objects::nonNull).sorted().toList();
    }

    /** By label as text: the values by buckets, and the whole as the last. */
    Map<String, List<@Nullable Double>> trend(List<Row> all, int largest, Made size, Made made) {
        List<Row> rows = all.stream().filter(row -> bucket(row.at()) >= 0).toList();
        Map<List<@Nullable String>, List<Row>> byKeys = new HashMap<>();
        rows.forEach(row ->
                byKeys.computeIfAbsent(row.keys(), any -> new ArrayList<>()).add(row));
        List<List<@Nullable String>> top = byKeys.keySet().stream()
                .filter(keys -> keys.stream().anyMatch(Objects::nonNull))
                .sorted(Comparator.<List<@Nullable String>>comparingDouble(
                                keys -> -Objects.requireNonNullElse(size.of(byKeys.get(keys)), 0.0))
                        .thenComparing(keys -> keys.stream()
                                .map(key -> key == null ? "\uffff" : key)
                                .collect(Collectors.joining("\u0000"))))
                .limit(largest)
                .toList();
        Map<String, List<Row>> byLabel = new LinkedHashMap<>();
        rows.forEach(row -> byLabel.computeIfAbsent(label(row.keys(), top), any -> new ArrayList<>())
                .add(row));
        Map<String, List<@Nullable Double>> trend = new TreeMap<>();
        byLabel.forEach((label, of) -> {
            List<@Nullable Double> values = new ArrayList<>();
            for (int i = 0; i < starts.size(); i++) {
                int bucket = i;
                values.add(made.of(
                        of.stream().filter(row -> bucket(row.at()) == bucket).toList()));
            }
            values.add(made.of(of));
            trend.put(label, values);
        });
        return trend;
    }

    private static String label(List<@Nullable String> keys, List<List<@Nullable String>> top) {
        if (keys.isEmpty() || top.contains(keys)) {
            return "VALUE" + keys;
        }
        return keys.stream().allMatch(Objects::isNull) ? "UNKNOWN[]" : "OTHERS[]";
    }

    private int bucket(Instant at) {
        if (at.isBefore(starts.getFirst()) || !at.isBefore(end)) {
            return -1;
        }
        int bucket = 0;
        while (bucket + 1 < starts.size() && !at.isBefore(starts.get(bucket + 1))) {
            bucket++;
        }
        return bucket;
    }

    static boolean counts(Event event) {
        return !Objects.equals(event.device().device(), "robot")
                && event.standing().traffic() == null;
    }

    /** Of each sign of life the visit's first value. */
    static Map<Event, @Nullable String> ofVisits(
            List<Event> all, Function<Event, Long> profile, Function<Event, @Nullable String> value) {
        Map<String, List<List<Event>>> visits = new HashMap<>();
        all.stream()
                .filter(PlainTrend::counts)
                .filter(event -> event.type() == EventType.PAGE
                        || event.who().sessionId() != null
                        || event.page().path() != null)
                .sorted(Comparator.comparing(Event::occurredAt))
                .forEach(event -> {
                    String session = event.who().sessionId();
                    List<List<Event>> those =
                            visits.computeIfAbsent(profile.apply(event) + " " + session, any -> new ArrayList<>());
                    boolean isNew = those.isEmpty()
                            || (session == null
                                    && event.occurredAt()
                                            .isAfter(those.getLast()
                                                    .getLast()
                                                    .occurredAt()
                                                    .plus(SILENCE)));
                    if (isNew) {
                        those.add(new ArrayList<>());
                    }
                    those.getLast().add(event);
                });
        Map<Event, @Nullable String> found = new HashMap<>();
        visits.values().stream().flatMap(List::stream).forEach(visit -> {
            String first = visit.stream()
                    .map(value)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            visit.forEach(event -> found.put(event, first));
        });
        return found;
    }

    /** As a trend says it, to be compared: figures to nine places. */
    static Map<String, List<@Nullable Double>> of(Trend trend, int figure) {
        Map<String, List<@Nullable Double>> found = new TreeMap<>();
        trend.series().stream().filter(series -> series.figure() == figure).forEach(series -> {
            List<@Nullable Double> values = new ArrayList<>();
            series.values().buckets().forEach(value -> values.add(plain(value)));
            values.add(plain(series.values().total()));
            found.put(series.label().kind().name() + series.label().values(), values);
        });
        return found;
    }

    private static @Nullable Double plain(@Nullable BigDecimal value) {
        return value == null ? null : value.doubleValue();
    }

    static Map<String, List<@Nullable Double>> rounded(Map<String, List<@Nullable Double>> trend) {
        Map<String, List<@Nullable Double>> rounded = new TreeMap<>();
        trend.forEach((label, values) -> {
            List<@Nullable Double> all = new ArrayList<>();
            values.forEach(value -> all.add(value == null ? null : Math.round(value * 1e9) / 1e9));
            rounded.put(label, all);
        });
        return rounded;
    }
}
