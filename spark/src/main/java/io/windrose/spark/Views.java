package io.windrose.spark;

import io.windrose.lake.Lake;
import io.windrose.lake.query.Derived;
import io.windrose.lake.query.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a query sees of the lake, by the names that it has on every engine. */
final class Views {
    /** The name by which Spark's configuration has the lake's catalog. */
    static final String CATALOG = "windrose";

    private static final String NAMESPACE = CATALOG + ".windrose.";

    private Views() {}

    /** By name, what each view shows, each after those it uses. */
    static Map<String, String> of(Query query, Derived derived) {
        Map<String, String> views = new LinkedHashMap<>();
        for (String table : Lake.TABLES) {
            String rows = "(select * from %s%s)".formatted(table(table, query), where(table, query));
            views.put(derived.name(table), derived.table(table, rows).select());
        }
        derived.views().forEach(view -> views.put(view.name(), view.select()));
        return views;
    }

    /** Without a snapshot the newest, which Spark looks up each time that the view is used. */
    private static String table(String name, Query query) {
        return Optional.ofNullable(query.snapshots().get(name))
                .map(snapshot -> NAMESPACE + name + " version as of " + snapshot)
                .orElse(NAMESPACE + name);
    }

    private static String where(String table, Query query) {
        if (!table.equals("events")) {
            return "";
        }
        List<String> conditions = new ArrayList<>();
        query.occurredFrom().ifPresent(from -> conditions.add("occurred_at >= " + time(from)));
        query.occurredTo().ifPresent(to -> conditions.add("occurred_at < " + time(to)));
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static String time(Instant time) {
        return "timestamp_micros(%d)".formatted(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }
}
