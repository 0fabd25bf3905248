package io.windrose.campaign.money;

import static java.util.Objects.requireNonNull;

import io.windrose.core.NotFound;
import io.windrose.lake.Lake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Makes the tables of orders from events. Where it broke off it goes on: each page is written whole or not at all, and
 * written again it changes nothing. For one thread, on one node at a time.
 */
final class Fold {
    private static final int PAGE = 20_000;
    /** Far less than snapshots are kept. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(30);

    private final Lake lake;
    private final StoredOrders stored;
    private final Runnable check;
    private final Clock clock;
    private Optional<Long> position = Optional.empty();
    private Instant notedAt = Instant.EPOCH;

    /** @param check called between pages; throws where it is to go no further */
    Fold(Lake lake, Runnable check, Clock clock) {
        this.lake = lake;
        this.stored = new StoredOrders(lake);
        this.check = check;
        this.clock = clock;
    }

    /** Works in what was appended to the events since the last time. */
    void catchUp(Precedence precedence) {
        Long newest = lake.snapshots().get("events");
        if (position.isEmpty()) {
            position = lake.position(OrderStatement.TABLE);
        }
        if (newest == null || position.equals(Optional.of(newest))) {
            return;
        }
        boolean changed;
        try {
            changed = take(new OrderEvents(lake, newest, position), precedence);
        } catch (NotFound forgotten) {
            changed = take(new OrderEvents(lake, newest, Optional.empty()), precedence);
        }
        position = Optional.of(newest);
        if (changed || notedAt.plus(NOTED_EVERY).isBefore(clock.instant())) {
            lake.replace(OrderStatement.TABLE, List.of(), List.of(), newest);
            notedAt = clock.instant();
        }
    }

    private boolean take(OrderEvents events, Precedence precedence) {
        boolean changed = false;
        for (List<OrderEvent> page = events.next(); !page.isEmpty(); page = events.next()) {
            check.run();
            Map<String, List<OrderEvent>> byOrder = page.stream()
                    .collect(Collectors.groupingBy(OrderEvent::orderId, TreeMap::new, Collectors.toList()));
            Map<String, ToldOrder> before = stored.of(byOrder.keySet());
            Map<String, ToldOrder> now = copies(before);
            byOrder.forEach((id, some) -> some.forEach(requireNonNull(now.get(id))::take));
            changed |= write(before.values(), now.values(), rank(precedence, page));
        }
        return changed;
    }

    private static Map<String, ToldOrder> copies(Map<String, ToldOrder> orders) {
        Map<String, ToldOrder> copies = new TreeMap<>();
        orders.forEach((id, order) -> copies.put(id, order.copy()));
        return copies;
    }

    private ToIntFunction<String> rank(Precedence precedence, List<OrderEvent> page) {
        Map<String, SourceKind> sources = stored.sources();
        for (OrderEvent event : page) {
            SourceKind kind = Precedence.kind(event.sourceId(), event.visit().isOfBrowser());
            sources.merge(event.sourceId(), kind, (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        return Precedence.rank(precedence.order(sources));
    }

    /** Decides anew which source counts of the orders that several tell. */
    void settleShared(Precedence precedence) {
        ToIntFunction<String> rank = Precedence.rank(precedence.order(stored.sources()));
        String last = "";
        for (List<String> ids = stored.shared(last, PAGE); !ids.isEmpty(); ids = stored.shared(last, PAGE)) {
            check.run();
            Map<String, ToldOrder> before = stored.of(ids);
            write(before.values(), copies(before).values(), rank);
            last = ids.getLast();
        }
    }

    /** The sources as they come one after the other. */
    List<String> order(Precedence precedence) {
        return precedence.order(stored.sources());
    }

    /** Orders come last: their table says up to which events all three are. */
    private boolean write(Collection<ToldOrder> before, Collection<ToldOrder> now, ToIntFunction<String> rank) {
        now.forEach(order -> order.settle(rank));
        OrderChanges<OrderLine> lines = OrderChanges.between(
                before.stream().flatMap(ToldOrder::lines), now.stream().flatMap(ToldOrder::lines), OrderLine::key);
        OrderChanges<Refund> refunds = OrderChanges.between(
                before.stream().flatMap(ToldOrder::refunds), now.stream().flatMap(ToldOrder::refunds), Refund::key);
        OrderChanges<OrderStatement> statements = OrderChanges.between(
                before.stream().flatMap(ToldOrder::statements),
                now.stream().flatMap(ToldOrder::statements),
                OrderStatement::key);
        lines.write(lake, OrderLine.TABLE);
        refunds.write(lake, Refund.TABLE);
        statements.write(lake, OrderStatement.TABLE);
        return !(lines.isNone() && refunds.isNone() && statements.isNone());
    }
}
