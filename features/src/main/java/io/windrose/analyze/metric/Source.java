package io.windrose.analyze.metric;

import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Words;
import io.windrose.core.Incorrect;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What figures are made of. */
public enum Source {
    EVENTS,
    /** Orders that count, as {@code docs/spec/money.md} says. */
    ORDERS,
    /** Visits that began. */
    VISITS,
    /** What advertising cost, by day. */
    SPEND;

    public String word() {
        return Words.word(this);
    }

    public static Source named(String word) {
        return Words.named(Source.class, word, "analyze.unknown-source");
    }

    /** Whether it is known of its rows. */
    public boolean has(Field field) {
        return switch (field) {
            case Field.Column column -> columns().contains(column.name());
            case Field.Property property -> this == EVENTS;
            case Field.Context context -> this == EVENTS;
            case Field.Trait trait -> this != SPEND;
            case Field.Visit visit -> this == EVENTS || this == VISITS;
        };
    }

    /** Refuses a field that says nothing of its rows. */
    void require(Field field) {
        if (!has(field)) {
            throw new Incorrect(
                    "analyze.unknown-field",
                    "%s have no \"%s\"; give one of %s%s"
                            .formatted(word(), field.word(), sorted(columns()), this == SPEND ? "" : ", person.NAME"));
        }
    }

    /** What its numbers are, by their words; refuses one that is none. */
    Unit unit(String number) {
        if (this == EVENTS) {
            return number.equals("revenue") ? Unit.MONEY : Unit.NUMBER;
        }
        Unit unit = numbers().get(number);
        if (unit == null) {
            throw new Incorrect(
                    "analyze.unknown-number",
                    "%s have no number \"%s\"; give one of %s"
                            .formatted(word(), number, sorted(numbers().keySet())));
        }
        return unit;
    }

    /** Of those that events have, the ones that are known of its rows. */
    private Set<String> columns() {
        return switch (this) {
            case EVENTS -> Field.COLUMNS.keySet();
            case ORDERS ->
                Set.of(
                        "channel",
                        "source",
                        "medium",
                        "campaign",
                        "content",
                        "term",
                        "country",
                        "device",
                        "currency",
                        "source_id",
                        "order_id",
                        "session_id");
            case VISITS -> Set.of("channel", "campaign", "referrer", "country", "device", "browser");
            case SPEND -> Set.of("channel", "campaign", "source_id", "currency");
        };
    }

    private Map<String, Unit> numbers() {
        return switch (this) {
            case EVENTS -> Map.of();
            case ORDERS ->
                Map.of(
                        "gross", Unit.MONEY,
                        "net", Unit.MONEY,
                        "refunded", Unit.MONEY,
                        "cost", Unit.MONEY,
                        "margin", Unit.MONEY,
                        "new-customers", Unit.NUMBER);
            case VISITS -> Map.of("page-views", Unit.NUMBER);
            case SPEND -> Map.of("cost", Unit.MONEY, "impressions", Unit.NUMBER, "clicks", Unit.NUMBER);
        };
    }

    private static String sorted(Set<String> words) {
        List<String> all = words.stream().sorted().toList();
        return String.join(", ", all);
    }
}
