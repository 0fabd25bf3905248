package io.windrose.analyze.catalogue;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.EventsSql;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.ask.Rows;
import io.windrose.analyze.ask.Timeline;
import io.windrose.campaign.DataLimit;
import io.windrose.core.EventType;
import io.windrose.lake.query.Dialect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came in the last 90 days. Thread-safe. */
public final class Catalogue {
    private static final int DAYS = 90;
    private static final int EVENTS = 200;
    private static final int VALUES = 20;

    /** Properties are looked for in so many of the newest events. */
    private static final int SAMPLE = 20_000;

    private static final int PROPERTIES = 200;

    private final Inquiries inquiries;

    public Catalogue(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /** An event by its type and name. */
    public record Named(String type, String name, long count) {}

    /** Where a field is known from. */
    public enum Group {
        COLUMN,
        PROPERTY,
        PERSON,
        VISIT
    }

    /**
     * A field that can be asked for.
     *
     * @param share of the newest events, those that have it; empty where that was not looked for
     */
    public record Known(Field field, Group group, Optional<Double> share) {}

    /** A value with how many events have it. */
    public record Value(String value, long count) {}

    private record EventsAsked(String search) {}

    private record FieldsAsked(EventChoice choice) {}

    private record ValuesAsked(Field field, String search, EventChoice choice) {}

    /** The most frequent events whose name has {@code search} in it. */
    public List<Named> events(String search, DataLimit limit) {
        return inquiries.answer(
                new EventsAsked(search.toLowerCase(Locale.ROOT)),
                range(),
                Comparison.NONE,
                limit,
                (inquiry, timeline) -> events(search, inquiry, timeline));
    }

    /** What is known of such events. */
    public List<Known> fields(EventChoice choice, DataLimit limit) {
        return inquiries.answer(
                new FieldsAsked(choice),
                range(),
                Comparison.NONE,
                limit,
                (inquiry, timeline) -> Stream.of(
                                columns(),
                                keys(Group.PROPERTY, choice, inquiry, timeline),
                                keys(Group.PERSON, EventChoice.of(EventType.IDENTIFY), inquiry, timeline),
                                visits())
                        .flatMap(List::stream)
                        .toList());
    }

    /** The most frequent values of a field that have {@code search} in them. */
    public List<Value> values(Field field, String search, EventChoice choice, DataLimit limit) {
        return inquiries.answer(
                new ValuesAsked(field, search, choice),
                range(),
                Comparison.NONE,
                limit,
                (inquiry, timeline) -> values(field, search, choice, inquiry, timeline));
    }

    private DateRange range() {
        LocalDate today = inquiries.today();
        return new DateRange(today.minusDays(DAYS - 1), today);
    }

    private static List<Named> events(String search, Inquiry inquiry, Timeline timeline) {
        Dialect dialect = inquiry.dialect();
        Period period = timeline.period();
        String sql = """
                select type, name, count(*)
                from events
                where %s and contains(lower(name), %s)
                group by type, name
                order by count(*) desc, type, name
                limit %d""".formatted(
                new EventsSql(dialect, Set.of()).counted(), dialect.literal(search.toLowerCase(Locale.ROOT)), EVENTS);
        return inquiry.ask(sql, period.from(), period.end(), rows -> {
            List<Named> found = new ArrayList<>();
            while (rows.hasNext()) {
                List<@Nullable Object> row = rows.next();
                found.add(new Named(Rows.text(row, 0), Rows.text(row, 1), Rows.number(row, 2)));
            }
            return found;
        });
    }

    private static List<Known> columns() {
        return Field.COLUMNS.keySet().stream()
                .map(name -> new Known(new Field.Column(name), Group.COLUMN, Optional.empty()))
                .toList();
    }

    private static List<Known> visits() {
        return Field.ofVisits().stream()
                .map(field -> new Known(field, Group.VISIT, Optional.empty()))
                .toList();
    }

    /** The lake's own engine alone is asked, so that this is in its SQL. */
    private static List<Known> keys(Group group, EventChoice choice, Inquiry inquiry, Timeline timeline) {
        EventsSql events = new EventsSql(inquiry.dialect(), Set.of());
        Period period = timeline.period();
        String condition = events.matches(choice);
        String sql = """
                with newest as (
                    select properties::json as object
                    from %s
                    where %s and %s and %s
                    order by occurred_at desc
                    limit %d
                )
                select each.key, cast(count(*) as double) / (select count(*) from newest)
                from newest, json_each(newest.object) as each
                where each.type <> 'NULL'
                group by each.key
                order by count(*) desc, each.key
                limit %d""".formatted(
                        events.from(),
                        new PeriodSql(inquiry.dialect(), period).holds("occurred_at"),
                        events.counted(),
                        condition,
                        SAMPLE,
                        PROPERTIES);
        return inquiry.ask(sql, period.from(), period.end(), rows -> {
            List<Known> found = new ArrayList<>();
            while (rows.hasNext()) {
                List<@Nullable Object> row = rows.next();
                String key = Rows.text(row, 0);
                if (!key.isBlank() && key.length() <= Field.LONGEST_KEY) {
                    Field field = group == Group.PERSON ? new Field.Trait(key) : new Field.Property(key);
                    found.add(new Known(field, group, Optional.ofNullable((Double) row.get(1))));
                }
            }
            return found;
        });
    }

    private static List<Value> values(
            Field field, String search, EventChoice choice, Inquiry inquiry, Timeline timeline) {
        Dialect dialect = inquiry.dialect();
        EventsSql events = new EventsSql(dialect, Set.of());
        Period period = timeline.period();
        String text = events.text(field);
        String condition = events.matches(choice);
        String sql = """
                select %1$s, count(*)
                from %2$s
                where %3$s and %4$s and %5$s and contains(lower(%1$s), %6$s)
                group by %1$s
                order by count(*) desc, %1$s
                limit %7$d""".formatted(
                        text,
                        events.from(),
                        new PeriodSql(dialect, period).holds("occurred_at"),
                        events.counted(),
                        condition,
                        dialect.literal(search.toLowerCase(Locale.ROOT)),
                        VALUES);
        return inquiry.about(period, events, sql, rows -> {
            List<Value> found = new ArrayList<>();
            while (rows.hasNext()) {
                List<@Nullable Object> row = rows.next();
                found.add(new Value(Rows.text(row, 0), Rows.number(row, 1)));
            }
            return found;
        });
    }
}
