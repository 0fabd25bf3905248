package io.windrose.optimize.plan;

import io.windrose.core.NotFound;
import io.windrose.optimize.mix.MixJson;
import io.windrose.optimize.mix.MixQuestion;
import io.windrose.optimize.mix.WeeklyTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Plans as rows of the database. */
final class PlanRows {
    private static final String COLUMNS =
            "id, name, origin, request, answer, version, maker_id, maker, made_at, approver, approved_at, brought, inside,"
                    + " counted";

    private PlanRows() {}

    /** The newest first. */
    static List<KeptPlan> all(Handle handle) {
        return handle.createQuery("select " + COLUMNS + " from optimize.plans order by id desc")
                .map((row, context) -> plan(row))
                .list();
    }

    static KeptPlan fetch(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + " from optimize.plans where id = :id")
                .bind("id", id)
                .map((row, context) -> plan(row))
                .findOne()
                .orElseThrow(() -> new NotFound("optimize.unknown-plan", "there is no plan with the id " + id));
    }

    static Optional<byte[]> frozen(Handle handle, UUID id) {
        return handle.createQuery("select frozen from optimize.plans where id = :id and frozen is not null")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne();
    }

    /** Of all plans that were looked at. */
    static KeptPlan.Held held(Handle handle) {
        return handle.createQuery(
                        "select coalesce(sum(inside), 0) as inside, coalesce(sum(counted), 0) as counted from optimize.plans")
                .map((row, context) -> new KeptPlan.Held(row.getInt("inside"), row.getInt("counted")))
                .one();
    }

    private static KeptPlan plan(ResultSet row) throws SQLException {
        Timestamp approvedAt = row.getTimestamp("approved_at");
        Optional<KeptPlan.Approval> approval = approvedAt == null
                ? Optional.empty()
                : Optional.of(new KeptPlan.Approval(row.getString("approver"), approvedAt.toInstant()));
        int inside = row.getInt("inside");
        int counted = row.getInt("counted");
        return new KeptPlan(
                row.getObject("id", UUID.class),
                row.getString("name"),
                MixJson.read(row.getString("origin"), MixQuestion.Origin.class),
                MixJson.read(row.getString("request"), PlanRequest.class),
                MixJson.read(row.getString("answer"), PlanAnswer.class),
                row.getString("version"),
                row.getObject("maker_id", UUID.class),
                row.getString("maker"),
                row.getTimestamp("made_at").toInstant(),
                approval,
                Optional.ofNullable(row.getString("brought")).map(text -> MixJson.read(text, WeeklyTable.class)),
                counted > 0 ? Optional.of(new KeptPlan.Held(inside, counted)) : Optional.empty());
    }
}
