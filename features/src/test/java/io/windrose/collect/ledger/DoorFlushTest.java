package io.windrose.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DoorFlushTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private static EmbeddedPostgres server;
    private static Database database;

    private final DoorCounts door = new DoorCounts();

    private enum When {
        BEFORE_THE_COMMIT,
        AFTER_THE_COMMIT
    }

    @BeforeAll
    static void start() throws Exception {
        server = TestPostgres.start();
        String url = "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
        database = Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 3), Path.of("unused"));
        database.migrate("collect");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        server.close();
    }

    @Test
    void losesAndDoublesNothingWhenTheConnectionEndsBeforeTheCommit() {
        assertThat(written("before", When.BEFORE_THE_COMMIT)).isEqualTo(Map.of("received", 12L, "accepted", 3L));
    }

    @Test
    void losesAndDoublesNothingWhenTheConnectionEndsAfterTheCommit() {
        assertThat(written("after", When.AFTER_THE_COMMIT)).isEqualTo(Map.of("received", 12L, "accepted", 3L));
    }

    @Test
    void closesARunWithItsLastCounts() {
        DoorFlush flush = new DoorFlush(database.jdbi(), door, "closed");
        door.add("shop", NOON, DoorCount.RECEIVED, "", 4);
        flush.close();

        assertThat(numbers("closed")).isEqualTo(Map.of("received", 4L));
        boolean isClosed = database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select closed_at is not null from collect.runs where run = 'closed'")
                        .mapTo(Boolean.class)
                        .one());
        assertThat(isClosed).isTrue();
    }

    private Map<String, Long> written(String run, When when) {
        DoorFlush flush = new DoorFlush(Jdbi.create(breakingOnce(when)), door, run);
        door.add("shop", NOON, DoorCount.RECEIVED, "", 7);
        assertThatThrownBy(flush::flush).isInstanceOf(JdbiException.class);
        door.add("shop", NOON, DoorCount.RECEIVED, "", 5);
        door.add("shop", NOON, DoorCount.ACCEPTED, "", 3);
        flush.flush();
        flush.flush();
        return numbers(run);
    }

    private static Map<String, Long> numbers(String run) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select count, number from collect.door_counts where run = :run")
                        .bind("run", run)
                        .reduceRows(new TreeMap<String, Long>(), (all, row) -> {
                            all.put(row.getColumn("count", String.class), row.getColumn("number", Long.class));
                            return all;
                        }));
    }

    /** Connections of which the first fails around its commit. */
    private static ConnectionFactory breakingOnce(When when) {
        boolean[] broke = new boolean[1];
        return () -> {
            Connection real = database.dataSource().getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                        boolean breaks = method.getName().equals("commit") && !broke[0];
                        try {
                            if (!breaks) {
                                return method.invoke(real, arguments);
                            }
                            broke[0] = true;
                            if (when == When.AFTER_THE_COMMIT) {
                                real.commit();
                            }
                            throw new SQLException("the connection ended");
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        };
    }
}
