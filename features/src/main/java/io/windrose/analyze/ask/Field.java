package io.windrose.analyze.ask;

import io.windrose.core.Incorrect;
import java.util.Collections;
import java.util.LinkedHashMap;
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
                        "events have no \"" + name + "\"; give properties.NAME, context.NAME or one of "
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

    int LONGEST_KEY = 256;
    String PROPERTIES = "properties.";
    String CONTEXT = "context.";

    /** The columns that can be asked for, in the order in which they are offered. */
    Map<String, Kind> COLUMNS = columns();

    static Field parse(String word) {
        if (word.startsWith(PROPERTIES)) {
            return new Property(word.substring(PROPERTIES.length()));
        }
        if (word.startsWith(CONTEXT)) {
            return new Context(word.substring(CONTEXT.length()));
        }
        return new Column(word);
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
