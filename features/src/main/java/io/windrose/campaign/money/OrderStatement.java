package io.windrose.campaign.money;

import io.windrose.lake.RoomTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of an order: a row of the table {@code orders}.
 *
 * @param first the event that gives its time and how they came
 * @param content what the latest event says
 * @param standing what follows from all that is said of the order
 */
record OrderStatement(String sourceId, String orderId, First first, Content content, Standing standing) {
    static final RoomTable<OrderStatement> TABLE =
            new RoomTable<>("orders", List.of("source_id", "order_id"), List.of(), OrderStatement::values);
    static final String COLUMNS =
            "source_id, order_id, ordered_at, person, kind, completed, counted, counted_source_id,"
                    + " gross, refunded, shipping, tax, discount, currency, coupon, lines, cancelled_at, problems, session_id,"
                    + " channel, source, medium, campaign, content, term, country, device, first_event_id, last_event_id,"
                    + " last_occurred_at, last_received_at, origin_source, origin_medium, origin_campaign, origin_content,"
                    + " origin_coupon, origin_session_id";

    /** The first completion, else the first change. */
    record First(
            String eventId,
            Instant occurredAt,
            boolean isCompletion,
            long person,
            String kind,
            OrderEvent.Visit visit) {
        static First of(OrderEvent event) {
            return new First(
                    event.eventId(),
                    event.occurredAt(),
                    event.kind() == OrderEvent.Kind.COMPLETED,
                    event.person(),
                    Precedence.kind(event.sourceId(), event.visit().isOfBrowser())
                            .word(),
                    event.visit());
        }

        boolean isBefore(First other) {
            if (isCompletion != other.isCompletion) {
                return isCompletion;
            }
            int byTime = occurredAt.compareTo(other.occurredAt);
            return byTime != 0 ? byTime < 0 : eventId.compareTo(other.eventId) < 0;
        }
    }

    /** Of the latest completion or change. */
    record Content(
            String eventId,
            Instant occurredAt,
            Instant receivedAt,
            @Nullable BigDecimal gross,
            @Nullable BigDecimal shipping,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal discount,
            @Nullable String currency,
            @Nullable String coupon,
            long lines,
            @Nullable String flaws) {
        static Content of(OrderEvent event, long lines) {
            return new Content(
                    event.eventId(),
                    event.occurredAt(),
                    event.receivedAt(),
                    scaled(event.amount()),
                    Told.amount(event.properties().path("shipping")),
                    Told.amount(event.properties().path("tax")),
                    Told.amount(event.properties().path("discount")),
                    event.currency(),
                    Told.text(event.properties().path("coupon")),
                    lines,
                    Problem.joined(Problem.ofOrder(event)));
        }

        boolean isAfter(Content other) {
            int byTime = occurredAt.compareTo(other.occurredAt);
            int byArrival = byTime != 0 ? byTime : receivedAt.compareTo(other.receivedAt);
            return (byArrival != 0 ? byArrival : eventId.compareTo(other.eventId)) > 0;
        }
    }

    /**
     * Whether it counts.
     *
     * @param countedSourceId whose statement counts of this order
     * @param refunded what was paid back, in the order's currency
     * @param origin nothing, where it does not count
     */
    record Standing(
            boolean counted,
            String countedSourceId,
            @Nullable BigDecimal refunded,
            @Nullable Instant cancelledAt,
            @Nullable String problems,
            Origin origin) {
        static final Standing NONE = new Standing(false, "", null, null, null, Origin.NONE);
    }

    /** By what an order may be known, whoever says it. */
    record Origin(
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String content,
            @Nullable String coupon,
            @Nullable String sessionId) {
        static final Origin NONE = new Origin(null, null, null, null, null, null);

        /**
         * Of marks, coupon and visit each as the first says it that does.
         *
         * @param statements of one order, the one that counts first
         */
        static Origin of(List<OrderStatement> statements) {
            Optional<OrderEvent.Visit> marked = statements.stream()
                    .map(each -> each.first().visit())
                    .filter(visit -> isSaid(visit.campaign()))
                    .findFirst();
            return new Origin(
                    marked.map(OrderEvent.Visit::source).orElse(null),
                    marked.map(OrderEvent.Visit::medium).orElse(null),
                    marked.map(OrderEvent.Visit::campaign).orElse(null),
                    marked.map(OrderEvent.Visit::content).orElse(null),
                    first(statements, each -> each.content().coupon()),
                    first(statements, each -> each.first().visit().sessionId()));
        }

        private static @Nullable String first(
                List<OrderStatement> statements, Function<OrderStatement, @Nullable String> said) {
            return statements.stream()
                    .flatMap(each -> Stream.ofNullable(said.apply(each)))
                    .filter(Origin::isSaid)
                    .findFirst()
                    .orElse(null);
        }

        private static boolean isSaid(@Nullable String text) {
            return text != null && !text.isEmpty();
        }
    }

    /** Those that are the same row say the same of these. */
    record Key(String sourceId, String orderId) {}

    Key key() {
        return new Key(sourceId, orderId);
    }

    static @Nullable BigDecimal scaled(@Nullable BigDecimal amount) {
        return amount == null ? null : Told.money(amount);
    }

    OrderStatement standing(Standing now) {
        return new OrderStatement(sourceId, orderId, first, content, now);
    }

    static OrderStatement of(Cells row) {
        String sourceId = row.text();
        String orderId = row.text();
        Instant orderedAt = row.time();
        long person = row.number();
        String kind = row.text();
        boolean completed = row.truth();
        boolean counted = row.truth();
        String countedSourceId = row.text();
        BigDecimal gross = row.amountOrNull();
        BigDecimal refunded = row.amountOrNull();
        BigDecimal shipping = row.amountOrNull();
        BigDecimal tax = row.amountOrNull();
        BigDecimal discount = row.amountOrNull();
        String currency = row.textOrNull();
        String coupon = row.textOrNull();
        long lines = row.number();
        Instant cancelledAt = row.timeOrNull();
        String problems = row.textOrNull();
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
                kind.equals(SourceKind.BROWSER.word()));
        First first = new First(row.text(), orderedAt, completed, person, kind, visit);
        Content content = new Content(
                row.text(),
                row.time(),
                row.time(),
                gross,
                shipping,
                tax,
                discount,
                currency,
                coupon,
                lines,
                Problem.ofContent(problems));
        Origin origin = new Origin(
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull());
        return new OrderStatement(
                sourceId,
                orderId,
                first,
                content,
                new Standing(counted, countedSourceId, refunded, cancelledAt, problems, origin));
    }

    private List<@Nullable Object> values() {
        OrderEvent.Visit visit = first.visit();
        return Arrays.asList(
                sourceId,
                orderId,
                first.occurredAt(),
                first.person(),
                first.kind(),
                first.isCompletion(),
                standing.counted(),
                standing.countedSourceId(),
                content.gross(),
                standing.refunded(),
                content.shipping(),
                content.tax(),
                content.discount(),
                content.currency(),
                content.coupon(),
                content.lines(),
                standing.cancelledAt(),
                standing.problems(),
                visit.sessionId(),
                visit.channel(),
                visit.source(),
                visit.medium(),
                visit.campaign(),
                visit.content(),
                visit.term(),
                visit.country(),
                visit.device(),
                first.eventId(),
                content.eventId(),
                content.occurredAt(),
                content.receivedAt(),
                standing.origin().source(),
                standing.origin().medium(),
                standing.origin().campaign(),
                standing.origin().content(),
                standing.origin().coupon(),
                standing.origin().sessionId());
    }
}
