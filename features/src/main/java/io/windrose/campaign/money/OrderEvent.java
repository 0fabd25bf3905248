package io.windrose.campaign.money;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An event that says something of an order.
 *
 * @param orderId where it names none, made of the event's id
 * @param properties what else it says
 */
record OrderEvent(
        Kind kind,
        String sourceId,
        String eventId,
        Instant occurredAt,
        Instant receivedAt,
        String orderId,
        long person,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        Visit visit,
        JsonNode properties) {
    /** The later of two is what counts. */
    static final Comparator<OrderEvent> LATEST = Comparator.comparing(OrderEvent::occurredAt)
            .thenComparing(OrderEvent::receivedAt)
            .thenComparing(OrderEvent::eventId);

    /** What happened. */
    enum Kind {
        COMPLETED,
        UPDATED,
        REFUNDED,
        CANCELLED;

        boolean isRefund() {
            return this == REFUNDED || this == CANCELLED;
        }
    }

    /** Where and how they came who ordered, as far as the event says it. */
    record Visit(
            @Nullable String sessionId,
            @Nullable String channel,
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String content,
            @Nullable String term,
            @Nullable String country,
            @Nullable String device,
            boolean isOfBrowser) {}
}
