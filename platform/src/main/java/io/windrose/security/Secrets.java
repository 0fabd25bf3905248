package io.windrose.security;

import io.windrose.core.Ids;
import org.jdbi.v3.core.Jdbi;

/** What the program keeps to itself, the same on all nodes and after a backup was restored. */
public final class Secrets {
    private final Jdbi jdbi;
    private final Ids ids;

    public Secrets(Jdbi jdbi, Ids ids) {
        this.jdbi = jdbi;
        this.ids = ids;
    }

    /** Made at random when it is asked for first. */
    public String named(String name) {
        return jdbi.inTransaction(handle -> {
            handle.execute(
                    "insert into security.secrets (name, secret) values (?, ?) on conflict (name) do nothing",
                    name,
                    ids.secret(""));
            return handle.createQuery("select secret from security.secrets where name = :name")
                    .bind("name", name)
                    .mapTo(String.class)
                    .one();
        });
    }
}
