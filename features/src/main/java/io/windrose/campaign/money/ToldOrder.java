package io.windrose.campaign.money;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is said of one order. Taking an event in twice, or two in another order, gives the same. For one thread. */
final class ToldOrder {
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(4);

    private final Map<String, OrderStatement> statements = new HashMap<>();
    private final Map<String, List<OrderLine>> lines = new HashMap<>();
    private final Map<Refund.Key, Refund> refunds = new HashMap<>();

    void know(OrderStatement statement) {
        statements.put(statement.sourceId(), statement);
    }

    void know(OrderLine line) {
        lines.computeIfAbsent(line.sourceId(), any -> new ArrayList<>()).add(line);
    }

    void know(Refund refund) {
        refunds.put(refund.key(), refund);
    }

    ToldOrder copy() {
        ToldOrder copy = new ToldOrder();
        statements().forEach(copy::know);
        lines().forEach(copy::know);
        refunds().forEach(copy::know);
        return copy;
    }

    void take(OrderEvent event) {
        if (event.kind().isRefund()) {
            know(Refund.of(event));
            return;
        }
        OrderStatement before = statements.get(event.sourceId());
        List<OrderLine> told = Told.lines(event);
        OrderStatement.First first = OrderStatement.First.of(event);
        OrderStatement.Content content = OrderStatement.Content.of(event, told.size());
        boolean isLatest = before == null || content.isAfter(before.content());
        if (isLatest) {
            lines.put(event.sourceId(), told);
        }
        statements.put(
                event.sourceId(),
                new OrderStatement(
                        event.sourceId(),
                        event.orderId(),
                        before == null || first.isBefore(before.first()) ? first : before.first(),
                        isLatest ? content : requireNonNull(before).content(),
                        OrderStatement.Standing.NONE));
    }

    /** Says of each row whether it counts, and for how much. */
    void settle(ToIntFunction<String> rank) {
        Optional<OrderStatement> order = statements.values().stream()
                .min(comparingInt((OrderStatement each) -> rank.applyAsInt(each.sourceId())));
        Optional<String> refunding = refunds.values().stream()
                .map(Refund::sourceId)
                .min(comparingInt((String source) -> rank.applyAsInt(source)));
        refunding.ifPresent(source -> settleRefunds(source, order));
        order.ifPresent(this::settleStatements);
    }

    private void settleRefunds(String source, Optional<OrderStatement> order) {
        String currency = order.map(each -> each.content().currency()).orElse(null);
        Instant orderedAt = order.map(each -> each.first().occurredAt()).orElse(null);
        BigDecimal left = order.map(each -> each.content().gross()).orElse(null);
        for (Refund refund : List.copyOf(refunds.values())) {
            if (left != null && refund.sourceId().equals(source) && isPartOf(order, refund)) {
                left = left.subtract(requireNonNull(refund.told())).max(NOTHING);
            }
        }
        List<Refund> inOrder = refunds.values().stream()
                .sorted(comparing(Refund::refundedAt).thenComparing(Refund::eventId))
                .toList();
        for (Refund refund : inOrder) {
            boolean counts = refund.sourceId().equals(source);
            BigDecimal amount = refund.told();
            if (counts && isWhole(order, refund)) {
                amount = left;
                left = left == null ? null : NOTHING;
            }
            String own = refund.toldCurrency() == null ? currency : refund.toldCurrency();
            List<Problem> problems = new ArrayList<>(Problem.read(refund.flaws()));
            if (order.isEmpty()) {
                problems.add(Problem.ORPHAN);
            } else if (!isWhole(order, refund) && !Objects.equals(own, currency)) {
                problems.add(Problem.OTHER_CURRENCY);
            }
            if (amount == null) {
                problems.add(Problem.AMOUNT_UNKNOWN);
            }
            know(refund.standing(new Refund.Standing(
                    counts,
                    source,
                    amount,
                    isWhole(order, refund) ? currency : own,
                    orderedAt,
                    Problem.joined(problems))));
        }
    }

    /** Whether it is of all that is left of the order: a cancellation is, and a refund that names no amount. */
    private static boolean isWhole(Optional<OrderStatement> order, Refund refund) {
        return order.isPresent() && (refund.isCancellation() || refund.told() == null);
    }

    private static boolean isPartOf(Optional<OrderStatement> order, Refund refund) {
        return !isWhole(order, refund)
                && (refund.toldCurrency() == null
                        || refund.toldCurrency()
                                .equals(order.orElseThrow().content().currency()));
    }

    private void settleStatements(OrderStatement counted) {
        String currency = counted.content().currency();
        List<Refund> counting = refunds.values().stream()
                .filter(each -> each.standing().counted())
                .toList();
        BigDecimal refunded = counting.stream()
                .map(Refund::standing)
                .filter(each -> Objects.equals(each.currency(), currency))
                .flatMap(each -> Stream.ofNullable(each.amount()))
                .reduce(NOTHING, BigDecimal::add);
        Instant cancelledAt = counting.stream()
                .filter(Refund::isCancellation)
                .map(Refund::refundedAt)
                .min(comparing(each -> each))
                .orElse(null);
        OrderStatement.Origin origin = OrderStatement.Origin.of(Stream.concat(
                        Stream.of(counted), statements.values().stream().sorted(comparing(OrderStatement::sourceId)))
                .toList());
        for (OrderStatement each : List.copyOf(statements.values())) {
            boolean counts = each.sourceId().equals(counted.sourceId());
            BigDecimal paidBack = counts ? refunded : null;
            know(each.standing(new OrderStatement.Standing(
                    counts,
                    counted.sourceId(),
                    paidBack,
                    counts ? cancelledAt : null,
                    Problem.joined(problems(each, paidBack)),
                    counts ? origin : OrderStatement.Origin.NONE)));
            lines.computeIfPresent(
                    each.sourceId(),
                    (source, some) -> some.stream()
                            .map(line -> line.of(each.first().occurredAt(), counts))
                            .toList());
        }
    }

    private static List<Problem> problems(OrderStatement order, @Nullable BigDecimal refunded) {
        List<Problem> problems = new ArrayList<>(Problem.read(order.content().flaws()));
        if (!order.first().isCompletion()) {
            problems.add(Problem.NOT_COMPLETED);
        }
        BigDecimal gross = order.content().gross();
        if (gross != null && refunded != null && refunded.compareTo(gross.max(NOTHING)) > 0) {
            problems.add(Problem.REFUNDED_BEYOND);
        }
        return problems;
    }

    Stream<OrderStatement> statements() {
        return statements.values().stream();
    }

    Stream<OrderLine> lines() {
        return lines.values().stream().flatMap(List::stream);
    }

    Stream<Refund> refunds() {
        return refunds.values().stream();
    }
}
