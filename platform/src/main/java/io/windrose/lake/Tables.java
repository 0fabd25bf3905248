package io.windrose.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * The tables of the lake; {@code docs/spec/lake.md} says what each column means. A column is added at the end, with the
 * version raised; none is ever removed, renamed or given another type.
 */
final class Tables {
    static final TableDefinition EVENTS = new TableDefinition(
            "events",
            1,
            new Columns()
                    .required(Types.StringType.get(), "event_id", "source_id", "type", "name")
                    .required(Types.TimestampType.withZone(), "occurred_at", "received_at")
                    .optional(Types.StringType.get(), "anonymous_id", "user_id")
                    .required(Types.LongType.get(), "person")
                    .optional(Types.StringType.get(), "session_id")
                    .optional(Types.StringType.get(), "url", "path", "referrer", "title")
                    .optional(Types.StringType.get(), "channel", "source", "medium", "campaign")
                    .optional(Types.StringType.get(), "content", "term", "click_id")
                    .optional(Types.StringType.get(), "country", "region", "city", "device", "os", "browser")
                    .optional(Types.StringType.get(), "order_id")
                    .optional(Types.DecimalType.of(18, 4), "revenue")
                    .optional(Types.StringType.get(), "currency")
                    .optional(
                            Types.MapType.ofOptional(34, 35, Types.StringType.get(), Types.BooleanType.get()),
                            "consent")
                    .optional(Types.VariantType.get(), "properties", "context")
                    .schema(),
            Optional.of("occurred_at"),
            List.of("person", "occurred_at"),
            Set.of("event_id", "source_id", "name", "occurred_at", "received_at", "person"));

    static final TableDefinition REJECTED = new TableDefinition(
            "rejected",
            2,
            new Columns()
                    .required(Types.TimestampType.withZone(), "rejected_at", "received_at")
                    .required(Types.StringType.get(), "source_id", "verdict", "reason")
                    .optional(Types.StringType.get(), "problems", "payload", "content_type", "event_id")
                    .optional(Types.StringType.get(), "stream_position")
                    .optional(Types.StringType.get(), "call", "user_agent", "signals")
                    .schema(),
            Optional.of("rejected_at"),
            List.of("rejected_at"),
            Set.of("rejected_at", "received_at", "stream_position"));

    static final TableDefinition IDENTITIES = new TableDefinition(
            "identities",
            1,
            new Columns()
                    .required(Types.LongType.get(), "person", "profile_id")
                    .required(Types.TimestampType.withZone(), "merged_at")
                    .schema(),
            Optional.empty(),
            List.of("person"),
            Set.of("person", "merged_at"));

    static final List<TableDefinition> ALL = List.of(EVENTS, REJECTED, IDENTITIES);

    private Tables() {}

    /** Numbers the columns from 1, as Iceberg does for a new table. */
    private static final class Columns {
        private final List<Types.NestedField> fields = new ArrayList<>();

        Columns required(Type type, String... names) {
            for (String name : names) {
                fields.add(Types.NestedField.required(fields.size() + 1, name, type));
            }
            return this;
        }

        Columns optional(Type type, String... names) {
            for (String name : names) {
                fields.add(Types.NestedField.optional(fields.size() + 1, name, type));
            }
            return this;
        }

        Schema schema() {
            return new Schema(fields);
        }
    }
}
