package io.windrose.campaign.money;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.core.Fault;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events of the lake that say something of orders, page by page as they happened. For one thread. */
final class OrderEvents {
    /** Before the id of an event, where it names no order. */
    static final String NO_ORDER = "event:";

    private static final int PAGE = 20_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Lake lake;
    private final long snapshot;
    private final Optional<Long> after;
    private Optional<OrderEvent> last = Optional.empty();
    private boolean isOver;

    /**
     * Those of a snapshot of {@code events}.
     *
     * @param after when given, only those that were appended after this snapshot
     */
    OrderEvents(Lake lake, long snapshot, Optional<Long> after) {
        this.lake = lake;
        this.snapshot = snapshot;
        this.after = after;
    }

    /**
     * Some more; none at the end.
     *
     * @throws io.windrose.core.NotFound when the snapshot before them is forgotten
     */
    List<OrderEvent> next() {
        if (isOver) {
            return List.of();
        }
        String more = last.map(event -> " and (occurred_at, source_id, event_id) > (make_timestamptz(%d), %s, %s)"
                        .formatted(
                                ChronoUnit.MICROS.between(Instant.EPOCH, event.occurredAt()),
                                literal(event.sourceId()),
                                literal(event.eventId())))
                .orElse("");
        Query all = Query.of("""
            select lower(name), source_id, event_id, occurred_at, received_at, order_id, person, revenue, currency,
                   session_id, channel, source, medium, campaign, content, term, country, device,
                   session_id is not null or url is not null or device is not null, properties::json::varchar
            from events
            where lower(name) in ('order completed', 'completed order', 'order updated', 'order refunded',
                                  'order cancelled')
              and device is distinct from 'robot' and traffic is distinct from 'internal'%s
            order by occurred_at, source_id, event_id""".formatted(more))
                .at(Map.of("events", snapshot))
                .limitedTo(PAGE)
                .within(LIMIT);
        Query asked = after.map(all::appendedAfter).orElse(all);
        List<OrderEvent> page = lake.query(asked, rows -> {
            List<OrderEvent> read = new ArrayList<>();
            while (rows.hasNext()) {
                read.add(read(new Cells(rows.next())));
            }
            return read;
        });
        isOver = page.size() < PAGE;
        last = page.isEmpty() ? last : Optional.of(page.getLast());
        return page;
    }

    private String literal(String text) {
        return lake.engine().dialect().literal(text);
    }

    private static OrderEvent read(Cells row) {
        OrderEvent.Kind kind = kind(row.text());
        String sourceId = row.text();
        String eventId = row.text();
        Instant occurredAt = row.time();
        Instant receivedAt = row.time();
        String orderId = row.textOrNull();
        long person = row.number();
        BigDecimal amount = row.amountOrNull();
        String currency = row.textOrNull();
        OrderEvent.Visit visit = new OrderEvent.Visit(
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.truth());
        return new OrderEvent(
                kind,
                sourceId,
                eventId,
                occurredAt,
                receivedAt,
                orderId == null ? NO_ORDER + eventId : orderId,
                person,
                amount,
                currency,
                visit,
                json(row.textOrNull()));
    }

    private static OrderEvent.Kind kind(String name) {
        return switch (name) {
            case "order updated" -> OrderEvent.Kind.UPDATED;
            case "order refunded" -> OrderEvent.Kind.REFUNDED;
            case "order cancelled" -> OrderEvent.Kind.CANCELLED;
            default -> OrderEvent.Kind.COMPLETED;
        };
    }

    private static JsonNode json(@Nullable String text) {
        try {
            return JSON.readTree(text == null ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new Fault(
                    "campaign.properties-unreadable", "the lake gave properties of an order that are no JSON", e);
        }
    }
}
