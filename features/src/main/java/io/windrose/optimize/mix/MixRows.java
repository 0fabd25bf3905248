package io.windrose.optimize.mix;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Fits as rows of the database. */
final class MixRows {
    private static final String COLUMNS =
            "id, question, weeks, snapshots, version, state, progress, problem, diagnosis, report, refit_of, maker_id, maker, made_at,"
                    + " ended_at";

    private MixRows() {}

    /** The newest first; of their reports the verdict alone, of their diagnoses nothing. */
    static List<Mix> all(Handle handle) {
        return handle.createQuery("""
                        select id, question, weeks, snapshots, version, state, progress, problem, null as diagnosis,
                               case when report is not null then jsonb_build_object('verdict', report -> 'verdict') end
                                   as report,
                               refit_of, maker_id, maker, made_at, ended_at
                        from optimize.mixes order by id desc""").map((row, context) -> mix(row)).list();
    }

    static Optional<Mix> find(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + " from optimize.mixes where id = :id")
                .bind("id", id)
                .map((row, context) -> mix(row))
                .findOne();
    }

    static boolean isKept(Handle handle, UUID id) {
        return handle.createQuery("select exists (select from optimize.mixes where id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    /** The one that has waited longest, or that a node began and did not end. */
    static Optional<Mix> next(Handle handle) {
        return handle.createQuery("select " + COLUMNS
                        + " from optimize.mixes where state in ('waiting', 'fitting') order by id limit 1")
                .map((row, context) -> mix(row))
                .findOne();
    }

    static Optional<byte[]> draws(Handle handle, UUID id) {
        return handle.createQuery("select draws from optimize.mixes where id = :id and draws is not null")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne();
    }

    static String word(Mix.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Mix mix(ResultSet row) throws SQLException {
        Map<String, Long> snapshots = new HashMap<>();
        MixJson.tree(row.getString("snapshots"))
                .properties()
                .forEach(each -> snapshots.put(each.getKey(), each.getValue().asLong()));
        return new Mix(
                row.getObject("id", UUID.class),
                MixJson.read(row.getString("question"), MixQuestion.class),
                MixJson.read(row.getString("weeks"), WeeklyTable.class),
                snapshots,
                row.getString("version"),
                Mix.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getDouble("progress"),
                Optional.ofNullable(row.getString("problem")),
                Optional.ofNullable(row.getString("diagnosis")).map(MixJson::tree),
                Optional.ofNullable(row.getString("report")).map(MixJson::tree),
                Optional.ofNullable(row.getObject("refit_of", UUID.class)),
                row.getObject("maker_id", UUID.class),
                row.getString("maker"),
                row.getTimestamp("made_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }
}
