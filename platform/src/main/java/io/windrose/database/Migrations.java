package io.windrose.database;

import io.windrose.core.Conflict;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings one room's schema to what the program knows. Nodes that do it at once wait for each other. */
final class Migrations {
    private static final Set<MigrationState> FUTURE =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private Migrations() {}

    static void run(DataSource source, String room) {
        if (!room.matches("[a-z]{1,40}")) {
            throw new Incorrect(
                    "database.room-name", "'%s' is no room: give the name of a package, as in profile".formatted(room));
        }
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .schemas(room)
                .defaultSchema(room)
                .locations("classpath:db/" + room)
                .failOnMissingLocations(true)
                .table("migrations")
                .cleanDisabled(true)
                .load();
        try {
            refuseNewer(flyway, room);
            flyway.migrate();
        } catch (FlywayException e) {
            throw new Fault(
                    "database.migration-failed",
                    "the schema %s could not be brought up to date: %s".formatted(room, e.getMessage()),
                    e);
        }
    }

    private static void refuseNewer(Flyway flyway, String room) {
        Arrays.stream(flyway.info().all())
                .filter(migration -> FUTURE.contains(migration.getState()))
                .map(MigrationInfo::getVersion)
                .reduce((first, second) -> second)
                .ifPresent(version -> {
                    throw new Conflict(
                            "database.schema-newer",
                            "the schema %s is at version %s, which this program does not know: run the newer program"
                                            .formatted(room, version)
                                    + " that made it, or restore the backup from before");
                });
    }
}
