package io.windrose.optimize.lift;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.NotFound;
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

/** Lifts and their outcomes as rows of the database. */
final class LiftRows {
    private static final String COLUMNS =
            "id, name, state, design, design_outcomes, designs, test, test_outcomes, report, version, problem, repeat_of,"
                    + " maker_id, maker, made_at, ended_at";

    private LiftRows() {}

    /** The newest first, without designs and rows of charts. */
    static List<Lift> all(Handle handle) {
        return handle.createQuery("""
                        select id, name, state, design, design_outcomes, designs || '{"designs": []}' as designs, test,
                               test_outcomes, report || '{"rows": []}' as report, version, problem, repeat_of, maker_id, maker,
                               made_at, ended_at
                        from optimize.lifts order by id desc""").map((row, context) -> lift(row)).list();
    }

    static Lift fetch(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + " from optimize.lifts where id = :id")
                .bind("id", id)
                .map((row, context) -> lift(row))
                .findOne()
                .orElseThrow(() -> new NotFound("optimize.unknown-lift", "there is no lift with the id " + id));
    }

    /** The one that has waited longest, or that a node began and did not end. */
    static Optional<Lift> next(Handle handle) {
        return handle.createQuery("select " + COLUMNS
                        + " from optimize.lifts where state in ('designing', 'judging') order by id limit 1")
                .map((row, context) -> lift(row))
                .findOne();
    }

    static KeptOutcomes outcomes(Handle handle, UUID id) {
        return handle.createQuery(
                        "select id, source, snapshots, outcomes, maker, made_at from optimize.outcomes where id = :id")
                .bind("id", id)
                .map((row, context) -> outcomes(row))
                .findOne()
                .orElseThrow(() -> new NotFound(
                        "optimize.unknown-outcomes",
                        "there are no outcomes with the id %s: unused ones are kept for a day, so bring them again"
                                .formatted(id)));
    }

    static String word(Lift.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static KeptOutcomes outcomes(ResultSet row) throws SQLException {
        Map<String, Long> snapshots = new HashMap<>();
        LiftJson.read(row.getString("snapshots"), JsonNode.class)
                .properties()
                .forEach(each -> snapshots.put(each.getKey(), each.getValue().asLong()));
        return new KeptOutcomes(
                row.getObject("id", UUID.class),
                LiftJson.read(row.getString("source"), Source.class),
                snapshots,
                LiftJson.read(row.getString("outcomes"), Outcomes.class),
                row.getString("maker"),
                row.getTimestamp("made_at").toInstant());
    }

    private static Lift lift(ResultSet row) throws SQLException {
        UUID designOutcomes = row.getObject("design_outcomes", UUID.class);
        Optional<DesignReport> designs = LiftJson.find(row.getString("designs"), DesignReport.class);
        Optional<UUID> testOutcomes = Optional.ofNullable(row.getObject("test_outcomes", UUID.class));
        Optional<LiftReport> report = LiftJson.find(row.getString("report"), LiftReport.class);
        return new Lift(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Lift.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                LiftJson.find(row.getString("design"), DesignChoice.class)
                        .map(choice -> new Lift.Designed(choice, designOutcomes, designs)),
                LiftJson.find(row.getString("test"), TestChoice.class)
                        .map(choice -> new Lift.Tested(choice, testOutcomes, report)),
                row.getString("version"),
                Optional.ofNullable(row.getString("problem")),
                Optional.ofNullable(row.getObject("repeat_of", UUID.class)),
                row.getObject("maker_id", UUID.class),
                row.getString("maker"),
                row.getTimestamp("made_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }
}
