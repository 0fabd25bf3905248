package io.windrose.lake;

import io.windrose.core.Unavailable;
import io.windrose.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's advisory locks, two for each table: the lease, kept by the one node that moves the stream into the
 * table, and the commit lock, taken by whoever commits for the moment that it takes. Thread-safe.
 */
final class TableLocks {
    private static final Logger LOG = LoggerFactory.getLogger(TableLocks.class);
    private static final String LEASE = "windrose.lake.lease.";
    private static final String COMMIT = "windrose.lake.commit.";

    private final Database database;

    TableLocks(Database database) {
        this.database = database;
    }

    /** Runs the step when no one else commits to the table; others wait at most half a minute. */
    void whileLocked(String table, Runnable step) {
        AtomicBoolean done = new AtomicBoolean();
        try {
            database.jdbi().useTransaction((Handle handle) -> {
                handle.execute("set local lock_timeout = '30s'");
                handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:name, 0)) is null")
                        .bind("name", COMMIT + table)
                        .mapTo(Boolean.class)
                        .one();
                step.run();
                done.set(true);
            });
        } catch (JdbiException e) {
            if (!done.get()) {
                throw new Unavailable(
                        "lake.lock-unavailable",
                        "no lock to commit to %s: see that the database runs, and who else commits".formatted(table),
                        e);
            }
            LOG.warn("the commit lock of {} was lost after the commit: {}", table, e.toString());
        }
    }

    /** The lease, when no other node has it. It ends when it is closed or its session dies. */
    Optional<Lease> tryLease(String table) {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("ApplicationName", LEASE + table);
        properties.setProperty("connectTimeout", "5");
        // A server that vanished without a word must not hold the writer for longer than this.
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        try {
            Connection session = DriverManager.getConnection(database.url(), properties);
            boolean taken = false;
            try {
                taken = take(session, table);
            } finally {
                if (!taken) {
                    session.close();
                }
            }
            return taken ? Optional.of(new Lease(session)) : Optional.empty();
        } catch (SQLException e) {
            throw new Unavailable(
                    "lake.lease-unavailable",
                    "the database does not answer, so it is unknown who writes %s: see that it runs".formatted(table),
                    e);
        }
    }

    private static boolean take(Connection session, String table) throws SQLException {
        try (PreparedStatement statement =
                session.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, LEASE + table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** The right to move the stream into a table, for as long as its session lives. For one thread. */
    static final class Lease implements AutoCloseable {
        private final Connection session;

        private Lease(Connection session) {
            this.session = session;
        }

        boolean isHeld() {
            try {
                return session.isValid(5);
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (SQLException e) {
                throw new Unavailable(
                        "lake.lease-not-returned", "the session of a lease did not close: the server will end it", e);
            }
        }
    }
}
