package io.windrose.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.core.Conflict;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    static Path folder;

    private static Database database;

    @BeforeAll
    static void open() {
        database = Database.open(DatabaseSettings.own(), folder);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void answers() {
        database.check();

        assertThat(one("select 'grüße'")).isEqualTo("grüße");
    }

    @Test
    void losesNothingThatWasCommitted() {
        assertThat(one("show fsync")).isEqualTo("on");
        assertThat(one("show synchronous_commit")).isEqualTo("on");
        assertThat(one("show full_page_writes")).isEqualTo("on");
    }

    @Test
    void listensOnTheLoopbackAddressOnly() {
        assertThat(one("show listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void isNoSuperuser() {
        assertThat(one("select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
    }

    @Test
    void refusesAConnectionWithoutThePassword() {
        for (String user : List.of("windrose", "postgres")) {
            for (String password : List.of("", "wrong")) {
                assertThatThrownBy(() -> DriverManager.getConnection(database.url(), user, password))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isIn("28P01", "08004"));
            }
        }
    }

    @Test
    void migratesOnce() {
        database.migrate("sample");
        database.jdbi().useHandle(handle -> handle.execute("insert into sample.thing values (1)"));
        database.migrate("sample");

        assertThat(one("select count(*) from sample.thing")).isEqualTo("1");
        assertThat(one("select count(*) from sample.migrations where version is not null"))
                .isEqualTo("1");
    }

    @Test
    void refusesASchemaThatANewerProgramMade() {
        database.migrate("later");
        database.jdbi().useHandle(handle -> handle.execute("""
                insert into later.migrations select 99, '7', 'ahead', type, 'V7__ahead.sql', checksum, installed_by,
                       now(), 1, true from later.migrations where version = '1'"""));

        assertThatThrownBy(() -> database.migrate("later"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("version 7");
    }

    @Test
    void refusesARoomThatIsNoneOrHasNoMigrations() {
        assertThatThrownBy(() -> database.migrate("public; drop table x")).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> database.migrate("nowhere")).isInstanceOf(Fault.class);
    }

    @Test
    void refusesASecondProgramInTheSameFolder() {
        assertThatThrownBy(() -> Database.open(DatabaseSettings.own(), folder)).isInstanceOf(Conflict.class);
        database.check();
    }

    @Test
    void isUsedByItsUrlToo() {
        var settings = new DatabaseSettings(Optional.of(database.url()), database.user(), database.password(), 2);
        try (Database byUrl = Database.open(settings, folder.resolve("unused"))) {
            byUrl.check();
        }
        assertThat(folder.resolve("unused")).doesNotExist();
        database.check();
    }

    @Test
    void saysSoonThatAPoolIsEmpty() {
        var settings = new DatabaseSettings(Optional.of(database.url()), database.user(), database.password(), 1);
        try (Database small = Database.open(settings, folder);
                var held = small.jdbi().open()) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> small.jdbi().open()).isInstanceOf(Unavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
            small.check();
        }
    }

    @Test
    void countsItsConnections() {
        var registry = new SimpleMeterRegistry();
        var settings = new DatabaseSettings(Optional.of(database.url()), database.user(), database.password(), 3);
        try (Database measured = Database.open(settings, folder)) {
            measured.measure(registry);
            measured.jdbi().useHandle(handle -> handle.execute("select 1"));

            assertThat(registry.get("hikaricp.connections.max").gauge().value()).isEqualTo(3);
        }
    }

    private String one(String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).one());
    }
}
