package io.windrose.analyze.ask;

import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that is known of an event, by which it can be chosen, counted and told apart. */
public sealed interface Field {
    /** What values are. */
    enum Kind {
        TEXT,
        NUMBER,
        /** What sources say: texts, numbers and truth values side by side. */
        ANY
    }

    Kind kind();

    /** As requests and definitions write it: {@code channel}, {@code properties.plan}. */
    String word();

    /** A column of the table of events. */
    record Column(String name) implements Field {
        public Column {
            if (!COLUMNS.containsKey(name)) {
                throw new Incorrect(
                        "analyze.unknown-field",
                        "events have no \"" + name + "\"; give properties.NAME, context.NAME, person.NAME, "
                                + "visit.NAME or one of "
                                + String.join(", ", COLUMNS.keySet()));
            }
        }

        @Override
        public Kind kind() {
            return COLUMNS.getOrDefault(name, Kind.TEXT);
        }

        @Override
        public String word() {
            return name;
        }
    }

    /** A property, as the source sent it with the event. */
    record Property(String key) implements Field {
        public Property {
            requireKey(key);
        }

        @Override
        public Kind kind() {
            return Kind.ANY;
        }

        @Override
        public String word() {
            return PROPERTIES + key;
        }
    }

    /** What the source's library sent besides. */
    record Context(String key) implements Field {
        public Context {
            requireKey(key);
        }

        @Override
        public Kind kind() {
            return Kind.ANY;
        }

        @Override
        public String word() {
            return CONTEXT + key;
        }
    }

    /** What the newest call that says it, of all of time, says of the person: a trait of an {@code identify}. */
    record Trait(String key) implements Field {
        public Trait {
            requireKey(key);
        }

        @Override
        public Kind kind() {
            return Kind.ANY;
        }

        @Override
        public String word() {
            return TRAIT + key;
        }
    }

    /** Of the visit that the event belongs to; not known of an event that belongs to none. */
    record Visit(Dimension dimension) implements Field {
        public Visit {
            if (dimension == Dimension.PAGE) {
                throw new Incorrect(
                        "analyze.unknown-field",
                        "a visit has many pages; give visit.landing_page, or path of the event");
            }
        }

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }

        @Override
        public String word() {
            return VISIT + name();
        }

        /** {@code landing_page}. */
        public String name() {
            return dimension.name().toLowerCase(Locale.ROOT);
        }
    }

    int LONGEST_KEY = 256;
    String PROPERTIES = "properties.";
    String CONTEXT = "context.";
    String TRAIT = "person.";
    String VISIT = "visit.";

    /** The columns that can be asked for, in the order in which they are offered. */
    Map<String, Kind> COLUMNS = columns();

    static Field parse(String word) {
        if (word.startsWith(PROPERTIES)) {
            return new Property(word.substring(PROPERTIES.length()));
        }
        if (word.startsWith(CONTEXT)) {
            return new Context(word.substring(CONTEXT.length()));
        }
        if (word.startsWith(TRAIT)) {
            return new Trait(word.substring(TRAIT.length()));
        }
        if (word.startsWith(VISIT)) {
            return visit(word);
        }
        return new Column(word);
    }

    /** All that is known of visits. */
    static List<Visit> ofVisits() {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension != Dimension.PAGE)
                .map(Visit::new)
                .toList();
    }

    private static Visit visit(String word) {
        return ofVisits().stream()
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Incorrect(
                        "analyze.unknown-field",
                        "visits have no \"" + word + "\"; give one of "
                                + ofVisits().stream().map(Visit::word).collect(Collectors.joining(", "))));
    }

    private static void requireKey(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Incorrect(
                    "analyze.unknown-field",
                    "\"" + key + "\" is no name of a property; give 1 to " + LONGEST_KEY + " characters");
        }
    }

    private static Map<String, Kind> columns() {
        Map<String, Kind> columns = new LinkedHashMap<>(Stream.of(
                        "name",
                        "type",
                        "channel",
                        "source",
                        "medium",
                        "campaign",
                        "content",
                        "term",
                        "country",
                        "region",
                        "city",
                        "device",
                        "os",
                        "browser",
                        "path",
                        "url",
                        "title",
                        "referrer",
                        "currency",
                        "source_id",
                        "order_id",
                        "session_id",
                        "user_id",
                        "anonymous_id",
                        "visitor_kind",
                        "traffic",
                        "backfill")
                .collect(Collectors.toMap(name -> name, name -> Kind.TEXT, (one, other) -> one, LinkedHashMap::new)));
        columns.put("revenue", Kind.NUMBER);
        return Collections.unmodifiableMap(columns);
    }
}
