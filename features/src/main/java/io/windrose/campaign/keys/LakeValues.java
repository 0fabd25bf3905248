package io.windrose.campaign.keys;

import static java.util.Objects.requireNonNull;

import io.windrose.core.NotFound;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads off the lake which values occur. */
final class LakeValues {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String SPEND = """
            select 'platform-id' as kind, coalesce(campaign, '') as field_1, channel as field_2,
                   source_id as field_3, coalesce(account, '') as field_4, min(day) as first_seen, max(day) as last_seen
            from spend
            group by coalesce(campaign, ''), channel, source_id, coalesce(account, '')""";
    private final Lake lake;

    LakeValues(Lake lake) {
        this.lake = lake;
    }

    List<SeenValue> ofSpend(long snapshot) {
        return lake.query(Query.of(SPEND).at(Map.of("spend", snapshot)).within(LIMIT), LakeValues::read);
    }

    /** @param pages conditions on the path, one of which must hold; none for no pages */
    List<SeenValue> ofEvents(long snapshot, List<String> pages) {
        return lake.query(events(snapshot, pages), LakeValues::read);
    }

    /** Of what was appended after a snapshot; of everything where that is forgotten. */
    List<SeenValue> ofEvents(long after, long snapshot, List<String> pages) {
        try {
            return lake.query(events(snapshot, pages).appendedAfter(after), LakeValues::read);
        } catch (NotFound e) {
            return ofEvents(snapshot, pages);
        }
    }

    private Query events(long snapshot, List<String> pages) {
        return Query.of(sql(pages)).at(Map.of("events", snapshot)).within(LIMIT);
    }

    private String sql(List<String> pages) {
        String marks = """
                select 'utm' as kind, campaign as field_1, coalesce(source, '') as field_2, coalesce(medium, '') as field_3,
                       coalesce(content, '') as field_4, min(occurred_at) as first_seen, max(occurred_at) as last_seen
                from events
                where campaign <> ''
                group by campaign, coalesce(source, ''), coalesce(medium, ''), coalesce(content, '')
                union all
                select 'coupon', coupon, '', '', '', min(occurred_at), max(occurred_at)
                from (
                    select %s as coupon, occurred_at
                    from events
                    where lower(name) in ('order completed', 'completed order', 'order updated')
                ) ordered
                where coupon <> ''
                group by coupon""".formatted(lake.engine().dialect().text("properties", "coupon"));
        if (pages.isEmpty()) {
            return marks;
        }
        return marks + """

                union all
                select 'landing-page', path, '', '', '', min(occurred_at), max(occurred_at)
                from events
                where path <> '' and (%s)
                group by path""".formatted(String.join(" or ", pages));
    }

    /** Conditions that hold for each path that one of the keys matches, and perhaps for some more. */
    static List<String> pages(List<Key> keys, Dialect dialect) {
        return keys.stream()
                .filter(key -> key.draft().kind() == KeyKind.LANDING_PAGE)
                .map(key -> key.draft().fields().getFirst())
                .map(path -> path.chars()
                        .mapToObj(letter ->
                                letter == '*' ? "%" : letter == '%' || letter == '_' ? "_" : Character.toString(letter))
                        .collect(Collectors.joining()))
                .map(path -> "lower(path) like " + dialect.literal("%" + path + "%"))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<SeenValue> read(QueryResult rows) {
        List<SeenValue> values = new ArrayList<>();
        while (rows.hasNext()) {
            List<@Nullable Object> row = rows.next();
            KeyKind kind = KeyKind.named((String) requireNonNull(row.getFirst()));
            List<String> fields = new ArrayList<>();
            for (int i = 1; i <= kind.fields().size(); i++) {
                fields.add((String) requireNonNull(row.get(i)));
            }
            values.add(new SeenValue(kind, fields, moment(row.get(5)), moment(row.get(6))));
        }
        return values;
    }

    private static Instant moment(@Nullable Object value) {
        return value instanceof LocalDate day
                ? day.atStartOfDay(ZoneOffset.UTC).toInstant()
                : (Instant) requireNonNull(value);
    }
}
