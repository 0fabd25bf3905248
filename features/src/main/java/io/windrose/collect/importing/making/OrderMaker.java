package io.windrose.collect.importing.making;

import io.windrose.collect.importing.mapping.Field;
import io.windrose.collect.importing.reading.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the lines of each order together. An order with a line that cannot be taken is refused whole. */
final class OrderMaker implements RowMaker {
    private final Cells cells;
    private final Making.Given given;
    private final ScatteredOrders scattered;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private List<Row> lines = new ArrayList<>();
    private String current = "";

    /** An order whose other lines come later in the file. */
    private static final class Waiting {
        private final List<Row> lines = new ArrayList<>();
        private int places;
    }

    OrderMaker(Cells cells, Making.Given given, ScatteredOrders scattered) {
        this.cells = cells;
        this.given = given;
        this.scattered = scattered;
    }

    @Override
    public void take(Row row, Taken out) {
        String id;
        try {
            String found = cells.id(row, Field.ORDER_ID);
            if (found == null) {
                throw new RefusedRow("order_id is empty: say which order the line is of");
            }
            id = found;
        } catch (RefusedRow e) {
            out.refused(row, e.reason());
            return;
        }
        if (!id.equals(current)) {
            close(out);
            current = id;
        }
        lines.add(row);
    }

    @Override
    public void end(Taken out) {
        close(out);
        waiting.forEach((id, order) -> make(id, order.lines, out));
        waiting.clear();
    }

    private void close(Taken out) {
        if (lines.isEmpty()) {
            return;
        }
        int places = scattered.places(current);
        if (places == 1) {
            make(current, lines, out);
        } else {
            Waiting order = waiting.computeIfAbsent(current, any -> new Waiting());
            order.lines.addAll(lines);
            if (++order.places == places) {
                waiting.remove(current);
                make(current, order.lines, out);
            }
        }
        lines = new ArrayList<>();
    }

    private void make(String id, List<Row> all, Taken out) {
        try {
            OrderLines order = new OrderLines(cells, all);
            if (order.isNoSale()) {
                all.forEach(row -> out.leftOut(row, "no-sale"));
            } else {
                out.event(order.event(id, given));
            }
        } catch (RefusedRow e) {
            for (Row row : all) {
                out.refused(row, all.size() == 1 ? e.reason() : "of order %s, a line: %s".formatted(id, e.reason()));
            }
        }
    }
}
