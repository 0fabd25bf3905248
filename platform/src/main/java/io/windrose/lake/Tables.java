package io.windrose.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
            2,
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
                            Types.MapType.ofOptional(37, 38, Types.StringType.get(), Types.BooleanType.get()),
                            "consent")
                    .optional(Types.VariantType.get(), "properties", "context")
                    .optional(Types.StringType.get(), "visitor_kind", "traffic", "backfill")
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

    /**
     * The number of what a platform knows a cost by: the first 15 digits of a SHA-256. By the birthday bound, a million
     * of them share a number with a chance of 1 in 2 million.
     */
    private static final Map<String, String> NUMBERED = Map.of("value_number", """
            ('0x' || substr(sha256(concat_ws(':', length(coalesce(source_id, '')), length(coalesce(channel, '')),
                length(coalesce(account, '')), coalesce(source_id, ''), coalesce(channel, ''), coalesce(account, ''),
                coalesce(campaign, ''))), 1, 15))::bigint""");

    static final TableDefinition SPEND = new TableDefinition(
            "spend",
            2,
            new Columns()
                    .required(Types.DateType.get(), "day")
                    .required(Types.LongType.get(), "days")
                    .required(Types.StringType.get(), "source_id", "channel")
                    .optional(Types.StringType.get(), "campaign", "account")
                    .required(Types.DecimalType.of(18, 4), "cost")
                    .optional(Types.StringType.get(), "currency")
                    .optional(Types.LongType.get(), "impressions", "clicks")
                    .required(Types.TimestampType.withZone(), "imported_at")
                    .optional(Types.LongType.get(), "value_number")
                    .schema(),
            Optional.of("day"),
            List.of("day", "channel"),
            Set.of("day", "source_id", "channel"),
            NUMBERED);

    static final TableDefinition ORDERS = new TableDefinition(
            "orders",
            1,
            new Columns()
                    .required(Types.StringType.get(), "source_id", "order_id")
                    .required(Types.TimestampType.withZone(), "ordered_at")
                    .required(Types.LongType.get(), "person")
                    .required(Types.StringType.get(), "kind")
                    .required(Types.BooleanType.get(), "completed", "counted")
                    .required(Types.StringType.get(), "counted_source_id")
                    .optional(Types.DecimalType.of(18, 4), "gross", "refunded", "shipping", "tax", "discount")
                    .optional(Types.StringType.get(), "currency", "coupon")
                    .required(Types.LongType.get(), "lines")
                    .optional(Types.TimestampType.withZone(), "cancelled_at")
                    .optional(Types.StringType.get(), "problems", "session_id")
                    .optional(Types.StringType.get(), "channel", "source", "medium", "campaign", "content", "term")
                    .optional(Types.StringType.get(), "country", "device")
                    .required(Types.StringType.get(), "first_event_id", "last_event_id")
                    .required(Types.TimestampType.withZone(), "last_occurred_at", "last_received_at")
                    .optional(Types.StringType.get(), "origin_source", "origin_medium", "origin_campaign")
                    .optional(Types.StringType.get(), "origin_content", "origin_coupon", "origin_session_id")
                    .schema(),
            Optional.of("ordered_at"),
            List.of("ordered_at", "order_id"),
            Set.of("ordered_at", "order_id"));

    static final TableDefinition ORDER_LINES = new TableDefinition(
            "order_lines",
            1,
            new Columns()
                    .required(Types.StringType.get(), "source_id", "order_id")
                    .required(Types.LongType.get(), "line")
                    .required(Types.TimestampType.withZone(), "ordered_at")
                    .required(Types.BooleanType.get(), "counted")
                    .optional(Types.StringType.get(), "sku", "name", "category", "brand", "coupon", "currency")
                    .optional(Types.DecimalType.of(18, 4), "price", "quantity", "amount")
                    .schema(),
            Optional.of("ordered_at"),
            List.of("ordered_at", "order_id", "line"),
            Set.of("ordered_at", "order_id"));

    static final TableDefinition REFUNDS = new TableDefinition(
            "refunds",
            1,
            new Columns()
                    .required(Types.StringType.get(), "source_id", "event_id", "order_id")
                    .required(Types.TimestampType.withZone(), "refunded_at", "received_at")
                    .required(Types.LongType.get(), "person")
                    .required(Types.StringType.get(), "kind")
                    .required(Types.BooleanType.get(), "counted")
                    .required(Types.StringType.get(), "counted_source_id")
                    .optional(Types.DecimalType.of(18, 4), "told", "amount")
                    .optional(Types.StringType.get(), "told_currency", "currency")
                    .optional(Types.TimestampType.withZone(), "ordered_at")
                    .optional(Types.StringType.get(), "problems")
                    .schema(),
            Optional.of("refunded_at"),
            List.of("refunded_at", "order_id"),
            Set.of("refunded_at", "order_id"));

    static final TableDefinition PRODUCTS = new TableDefinition(
            "products",
            1,
            new Columns()
                    .required(Types.StringType.get(), "sku")
                    .required(Types.DateType.get(), "valid_from")
                    .optional(Types.DateType.get(), "valid_to")
                    .optional(Types.StringType.get(), "name", "category")
                    .optional(Types.DecimalType.of(18, 4), "cost")
                    .optional(Types.StringType.get(), "currency")
                    .required(Types.TimestampType.withZone(), "imported_at")
                    .schema(),
            Optional.empty(),
            List.of("sku", "valid_from"),
            Set.of("sku"));

    static final TableDefinition EXCHANGE_RATES = new TableDefinition(
            "exchange_rates",
            1,
            new Columns()
                    .required(Types.DateType.get(), "day")
                    .required(Types.StringType.get(), "currency")
                    .required(Types.DecimalType.of(18, 8), "rate")
                    .required(Types.DateType.get(), "quoted_on")
                    .schema(),
            Optional.empty(),
            List.of("day", "currency"),
            Set.of("day"));

    static final TableDefinition BOOK_ENTRIES = new TableDefinition(
            "book_entries",
            1,
            new Columns()
                    .required(Types.StringType.get(), "book")
                    .required(Types.DateType.get(), "day")
                    .required(Types.LongType.get(), "line")
                    .optional(Types.StringType.get(), "order_id")
                    .optional(Types.LongType.get(), "orders")
                    .optional(Types.DecimalType.of(18, 4), "gross", "refunded")
                    .optional(Types.StringType.get(), "currency")
                    .schema(),
            Optional.of("day"),
            List.of("day", "order_id"),
            Set.of("day", "book"));

    static final TableDefinition CAMPAIGNS = new TableDefinition(
            "campaigns",
            1,
            new Columns()
                    .required(Types.StringType.get(), "campaign_id", "name")
                    .optional(Types.StringType.get(), "brand_id", "brand", "market", "objective", "owner")
                    .required(Types.StringType.get(), "status")
                    .optional(Types.DateType.get(), "starts_on", "ends_on")
                    .optional(Types.StringType.get(), "channels")
                    .optional(Types.DecimalType.of(18, 4), "budget")
                    .optional(Types.StringType.get(), "currency")
                    .schema(),
            Optional.empty(),
            List.of("name"),
            Set.of());

    static final TableDefinition CAMPAIGN_VALUES = new TableDefinition(
            "campaign_values",
            2,
            new Columns()
                    .required(Types.StringType.get(), "kind")
                    .optional(Types.StringType.get(), "source_id", "account", "channel", "campaign")
                    .optional(Types.StringType.get(), "source", "medium", "content", "coupon", "path")
                    .required(Types.StringType.get(), "campaign_id")
                    .optional(Types.LongType.get(), "value_number")
                    .schema(),
            Optional.empty(),
            List.of("kind", "campaign"),
            Set.of(),
            NUMBERED);

    /** Each before those that its added columns may use. */
    static final List<TableDefinition> ALL = List.of(
            EVENTS,
            ORDERS,
            ORDER_LINES,
            REFUNDS,
            SPEND,
            PRODUCTS,
            EXCHANGE_RATES,
            BOOK_ENTRIES,
            CAMPAIGNS,
            CAMPAIGN_VALUES,
            IDENTITIES,
            REJECTED);

    private static final Map<String, TableDefinition> BY_NAME =
            ALL.stream().collect(Collectors.toMap(TableDefinition::name, Function.identity()));

    private Tables() {}

    static TableDefinition named(String name) {
        TableDefinition definition = BY_NAME.get(name);
        if (definition == null) {
            throw new IllegalArgumentException("the lake has no table " + name);
        }
        return definition;
    }

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
