package io.windrose.campaign.money;

import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the tables of orders hold. Stateless. */
final class StoredOrders {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long MOST_ROWS = 50_000_000;

    private final Lake lake;

    StoredOrders(Lake lake) {
        this.lake = lake;
    }

    /** All that is told of these orders; an empty one of each that nothing is told of. */
    Map<String, ToldOrder> of(Collection<String> orderIds) {
        Map<String, ToldOrder> told = new HashMap<>();
        if (orderIds.isEmpty()) {
            return told;
        }
        orderIds.forEach(id -> told.put(id, new ToldOrder()));
        String ids = orderIds.stream().map(this::literal).collect(Collectors.joining(", ", "(", ")"));
        for (OrderStatement each : rows(OrderStatement.COLUMNS, "orders", ids, OrderStatement::of)) {
            order(told, each.orderId()).know(each);
        }
        for (OrderLine each : rows(OrderLine.COLUMNS, "order_lines", ids, OrderLine::of)) {
            order(told, each.orderId()).know(each);
        }
        for (Refund each : rows(Refund.COLUMNS, "refunds", ids, Refund::of)) {
            order(told, each.orderId()).know(each);
        }
        return told;
    }

    private static ToldOrder order(Map<String, ToldOrder> told, String id) {
        return told.computeIfAbsent(id, any -> new ToldOrder());
    }

    private <T> List<T> rows(String columns, String table, String ids, Function<Cells, T> reader) {
        String order = table.equals("order_lines") ? " order by order_id, source_id, line" : "";
        return ask("select %s from %s where order_id in %s%s".formatted(columns, stored(table), ids, order), reader);
    }

    /** Every source that tells orders or refunds, and how. */
    Map<String, SourceKind> sources() {
        Map<String, SourceKind> sources = new TreeMap<>();
        String sql = """
            select source_id, bool_or(kind = 'browser') from (
                select source_id, kind from %s union all select source_id, '' from %s
            ) s group by source_id""".formatted(stored("orders"), stored("refunds"));
        ask(sql, row -> {
            String source = row.text();
            return sources.put(source, Precedence.kind(source, row.truth())) == null;
        });
        return sources;
    }

    /** The next orders of which more than one source tells something, by their ids. */
    List<String> shared(String after, int limit) {
        String sql = """
            select order_id from (
                select order_id, source_id from %s union all select order_id, source_id from %s
            ) s
            where order_id > %s
            group by order_id
            having count(distinct source_id) > 1
            order by order_id
            limit %d""".formatted(stored("orders"), stored("refunds"), literal(after), limit);
        return ask(sql, Cells::text);
    }

    private String stored(String table) {
        return lake.derived(lake.engine().dialect()).name(table);
    }

    private String literal(String text) {
        return lake.engine().dialect().literal(text);
    }

    private <T> List<T> ask(String sql, Function<Cells, T> reader) {
        return lake.query(Query.of(sql).limitedTo(MOST_ROWS).within(LIMIT), rows -> Cells.read(rows, reader));
    }
}
