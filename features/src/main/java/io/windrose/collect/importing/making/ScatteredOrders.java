package io.windrose.collect.importing.making;

import io.windrose.collect.importing.mapping.Field;
import io.windrose.collect.importing.mapping.Mapping;
import io.windrose.collect.importing.reading.BroughtFile;
import io.windrose.collect.importing.reading.Row;
import io.windrose.collect.importing.reading.Rows;
import java.util.HashMap;
import java.util.Map;

/**
 * Which orders have their lines in several places of a file. Nearly all files have each order's lines together, so that
 * an order is whole when the next begins; the few others must be waited for. Immutable.
 */
public final class ScatteredOrders {
    /** Every order's lines are together. */
    public static final ScatteredOrders NONE = new ScatteredOrders(Map.of());

    private final Map<Long, Integer> places;

    private ScatteredOrders(Map<Long, Integer> places) {
        this.places = Map.copyOf(places);
    }

    static ScatteredOrders find(Mapping mapping, BroughtFile file) {
        Numbers seen = new Numbers();
        Map<Long, Integer> places = new HashMap<>();
        try (Rows rows = file.rows(mapping.file())) {
            Integer column = mapping.places(rows.header()).get(Field.ORDER_ID);
            String last = "";
            while (column != null && rows.hasNext()) {
                Row row = rows.next();
                String id = row.cell(column);
                if (!id.equals(last)) {
                    if (!seen.add(hash(id))) {
                        places.merge(hash(id), 2, (count, two) -> count + 1);
                    }
                    last = id;
                }
            }
        }
        return new ScatteredOrders(places);
    }

    /** In how many places its lines are. */
    int places(String orderId) {
        return places.isEmpty() ? 1 : places.getOrDefault(hash(orderId), 1);
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
