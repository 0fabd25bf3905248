package io.windrose.campaign;

import org.jdbi.v3.core.Handle;

/** Notes that the lake is to be told anew of campaigns and their values. */
public final class Revision {
    private Revision() {}

    /** In the transaction of what changed. */
    public static void raise(Handle handle) {
        handle.execute("""
                insert into campaign.revision as known (number) values (1)
                on conflict (only_row) do update set number = known.number + 1""");
    }

    /** To be read before what is told. */
    public static long now(Handle handle) {
        return handle.createQuery("select coalesce(max(number), 0) from campaign.revision")
                .mapTo(Long.class)
                .one();
    }
}
