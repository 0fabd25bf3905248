package io.windrose.campaign.money;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.lake.RoomTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund or cancellation as one source says it: a row of the table {@code refunds}.
 *
 * @param flaws what its event has wrong by itself
 * @param standing what follows from all that is said of the order
 */
record Refund(
        String sourceId,
        String eventId,
        String orderId,
        Instant refundedAt,
        Instant receivedAt,
        long person,
        boolean isCancellation,
        @Nullable BigDecimal told,
        @Nullable String toldCurrency,
        @Nullable String flaws,
        Standing standing) {
    static final RoomTable<Refund> TABLE =
            new RoomTable<>("refunds", List.of("source_id", "event_id"), List.of(), Refund::values);
    static final String COLUMNS = "source_id, event_id, order_id, refunded_at, received_at, person, kind, told,"
            + " told_currency, counted, counted_source_id, amount, currency, ordered_at, problems";
    private static final String CANCELLATION = "cancellation";

    /**
     * Whether it counts, and for how much.
     *
     * @param amount above zero; null where it cannot be known
     * @param orderedAt of its order; null where there is none
     */
    record Standing(
            boolean counted,
            String countedSourceId,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable Instant orderedAt,
            @Nullable String problems) {
        static final Standing NONE = new Standing(false, "", null, null, null, null);
    }

    static Refund of(OrderEvent event) {
        BigDecimal amount = OrderStatement.scaled(event.amount());
        return new Refund(
                event.sourceId(),
                event.eventId(),
                event.orderId(),
                event.occurredAt(),
                event.receivedAt(),
                event.person(),
                event.kind() == OrderEvent.Kind.CANCELLED,
                amount == null ? ofLines(event) : amount.abs(),
                event.currency(),
                Problem.joined(Problem.ofEvent(event)),
                Standing.NONE);
    }

    /** What its lines make, where it has lines and each has an amount. */
    private static @Nullable BigDecimal ofLines(OrderEvent event) {
        BigDecimal sum = BigDecimal.ZERO;
        JsonNode products = event.properties().path("products");
        for (OrderLine line : Told.lines(event)) {
            if (line.amount() == null) {
                return null;
            }
            sum = sum.add(line.amount());
        }
        return products.isEmpty() ? null : Told.money(sum.abs());
    }

    /** Those that are the same row say the same of these. */
    record Key(String sourceId, String eventId) {}

    Key key() {
        return new Key(sourceId, eventId);
    }

    Refund standing(Standing now) {
        return new Refund(
                sourceId,
                eventId,
                orderId,
                refundedAt,
                receivedAt,
                person,
                isCancellation,
                told,
                toldCurrency,
                flaws,
                now);
    }

    static Refund of(Cells row) {
        String sourceId = row.text();
        String eventId = row.text();
        String orderId = row.text();
        Instant refundedAt = row.time();
        Instant receivedAt = row.time();
        long person = row.number();
        boolean isCancellation = row.text().equals(CANCELLATION);
        BigDecimal told = row.amountOrNull();
        String toldCurrency = row.textOrNull();
        boolean counted = row.truth();
        String countedSourceId = row.text();
        BigDecimal amount = row.amountOrNull();
        String currency = row.textOrNull();
        Instant orderedAt = row.timeOrNull();
        String problems = row.textOrNull();
        return new Refund(
                sourceId,
                eventId,
                orderId,
                refundedAt,
                receivedAt,
                person,
                isCancellation,
                told,
                toldCurrency,
                Problem.ofContent(problems),
                new Standing(counted, countedSourceId, amount, currency, orderedAt, problems));
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(
                sourceId,
                eventId,
                orderId,
                refundedAt,
                receivedAt,
                person,
                isCancellation ? CANCELLATION : "refund",
                standing.counted(),
                standing.countedSourceId(),
                told,
                standing.amount(),
                toldCurrency,
                standing.currency(),
                standing.orderedAt(),
                standing.problems());
    }
}
