package io.windrose.spark;

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
    static Map<String, String> of(Query query) {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("rejected", "select * from " + table("rejected", query));
        views.put("identities", "select * from " + table("identities", query));
        views.put("events", eventsWithProfiles(query));
        return views;
    }

    /** The join is on a key that is unique, so that Spark leaves it out where {@code profile_id} is not asked for. */
    private static String eventsWithProfiles(Query query) {
        return """
                select e.*, coalesce(i.profile_id, e.person) as profile_id
                from (select * from %s%s) e
                left join (
                    select person, max_by(profile_id, merged_at) as profile_id from %s group by person
                ) i on e.person = i.person
                """.formatted(table("events", query), where(query), table("identities", query));
    }

    /** Without a snapshot the newest, which Spark looks up each time that the view is used. */
    private static String table(String name, Query query) {
        return Optional.ofNullable(query.snapshots().get(name))
                .map(snapshot -> NAMESPACE + name + " version as of " + snapshot)
                .orElse(NAMESPACE + name);
    }

    private static String where(Query query) {
        List<String> conditions = new ArrayList<>();
        query.occurredFrom().ifPresent(from -> conditions.add("occurred_at >= " + time(from)));
        query.occurredTo().ifPresent(to -> conditions.add("occurred_at < " + time(to)));
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static String time(Instant time) {
        return "timestamp_micros(%d)".formatted(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }
}
