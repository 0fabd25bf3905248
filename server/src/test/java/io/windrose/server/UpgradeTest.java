package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder that an earlier program made is brought to this one's form, with all that is in it. */
class UpgradeTest {
    @TempDir
    private Path folder;

    /** As the first version of each room left it. Raise no number here: older folders must go on to work. */
    @Test
    void theFirstVersionsFolderIsUpgradedWithItsRows() {
        Path data = folder.resolve("data");
        try (Database database = Database.open(DatabaseSettings.own(), data.resolve("postgres"))) {
            for (String room : List.of("security", "collect")) {
                asOfVersion(database, room, "1");
            }
            database.jdbi().useHandle(handle -> {
                handle.execute("insert into collect.sources (id, created_at) values ('old', now())");
                handle.execute(
                        "insert into collect.write_keys (key, source_id, created_at) values ('wr_wk_old', 'old', now())");
            });
        }

        try (TestServer server = new TestServer(data, Map.of())) {
            TestServer.Answer sources = server.byToken(server.operatorKey(), "GET", "/api/sources", "");
            assertThat(sources.body().path("items").path(0).path("name").asText())
                    .isEqualTo("old");
            TestServer.Answer taken = server.send(
                    "POST",
                    "/v1/track",
                    Map.of("Content-Type", "application/json"),
                    "{\"writeKey\":\"wr_wk_old\",\"userId\":\"ada\",\"event\":\"Upgraded\"}");
            assertThat(taken.status()).isEqualTo(200);
        }
    }

    private static void asOfVersion(Database database, String room, String version) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas(room)
                .locations("classpath:db/" + room)
                .table("migrations")
                .target(version)
                .load()
                .migrate();
    }
}
