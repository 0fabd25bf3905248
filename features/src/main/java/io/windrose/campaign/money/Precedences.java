package io.windrose.campaign.money;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What is stated of sources, and what the tables go by, in PostgreSQL. Stateless. */
final class Precedences {
    private Precedences() {}

    static Precedence stated(Handle handle) {
        return new Precedence(handle.createQuery("select first, second from campaign.precedence order by first, second")
                .map((row, context) -> new Precedence.Pair(row.getString(1), row.getString(2)))
                .list());
    }

    static void state(Handle handle, Precedence precedence, String actor, Instant at) {
        handle.execute("delete from campaign.precedence");
        PreparedBatch rows = handle.prepareBatch("insert into campaign.precedence (first, second, stated_by, stated_at)"
                + " values (:first, :second, :actor, :at) on conflict do nothing");
        precedence
                .pairs()
                .forEach(pair -> rows.bind("first", pair.first())
                        .bind("second", pair.second())
                        .bind("actor", actor)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .add());
        if (!precedence.pairs().isEmpty()) {
            rows.execute();
        }
    }

    static List<String> applied(Handle handle) {
        return handle.createQuery("select source_id from campaign.applied_precedence order by place")
                .mapTo(String.class)
                .list();
    }

    static void apply(Handle handle, List<String> order) {
        handle.useTransaction(transaction -> {
            transaction.execute("delete from campaign.applied_precedence");
            PreparedBatch rows = transaction.prepareBatch(
                    "insert into campaign.applied_precedence (source_id, place) values (:source, :place)");
            for (int place = 0; place < order.size(); place++) {
                rows.bind("source", order.get(place)).bind("place", place).add();
            }
            if (!order.isEmpty()) {
                rows.execute();
            }
        });
    }
}
