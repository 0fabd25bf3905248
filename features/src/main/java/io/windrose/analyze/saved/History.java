package io.windrose.analyze.saved;

import io.windrose.core.NotFound;
import io.windrose.security.Principal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What each person asked lately; nobody else sees it. Thread-safe. */
public final class History {
    private static final int KEPT = 500;
    private static final int LONGEST_TEXT = 100_000;
    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final int LONGEST_ERROR = 4_000;

    private final Jdbi jdbi;

    public History(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Notes a run, and forgets the person's oldest beyond those that are kept. Ids of runs go up with time. A text that
     * is no text, or that nobody wrote by hand, is not noted.
     */
    public void add(Run run) {
        if (run.sql().length() > LONGEST_TEXT
                || run.sql().indexOf('\0') >= 0
                || !StandardCharsets.UTF_8.newEncoder().canEncode(run.sql())) {
            return;
        }
        jdbi.useTransaction(handle -> {
            Optional<Run.Failed> failed =
                    run.outcome() instanceof Run.Failed found ? Optional.of(found) : Optional.empty();
            Optional<Long> rows = run.outcome() instanceof Run.Answered answered ? answered.rows() : Optional.empty();
            handle.createUpdate("""
                            insert into "analyze".runs
                                (id, user_id, sql, engine, format, started_at, millis, row_count, error_code, error)
                            values (:id, :user, :sql, :engine, :format, :startedAt, :millis, :rows, :code, :error)""")
                    .bind("id", run.id())
                    .bind("user", run.userId())
                    .bind("sql", run.sql())
                    .bind("engine", run.engine().word())
                    .bind("format", run.format())
                    .bind("startedAt", run.startedAt().atOffset(ZoneOffset.UTC))
                    .bind("millis", run.took().toMillis())
                    .bind("rows", rows.orElse(null))
                    .bind("code", failed.map(Run.Failed::code).orElse(null))
                    .bind(
                            "error",
                            failed.map(Run.Failed::text).map(History::cut).orElse(null))
                    .execute();
            handle.execute("""
                    delete from "analyze".runs where user_id = ? and id <= (
                        select id from "analyze".runs where user_id = ? order by id desc offset ? limit 1)""", run.userId(), run.userId(), KEPT);
        });
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }

    /** The caller's, the newest first: those before a run, or the last ones. */
    public List<Run> before(Optional<UUID> run, int limit, Principal by) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from "analyze".runs
                        where user_id = :user and id < :before order by id desc limit :limit""")
                .bind("user", by.userId())
                .bind("before", run.orElse(AFTER_ALL))
                .bind("limit", limit)
                .map((row, context) -> run(row))
                .list());
    }

    public void delete(UUID id, Principal by) {
        int deleted = jdbi.withHandle(
                handle -> handle.execute("delete from \"analyze\".runs where id = ? and user_id = ?", id, by.userId()));
        if (deleted == 0) {
            throw new NotFound("analyze.unknown-run", "your history has no query with the id " + id);
        }
    }

    public void clear(Principal by) {
        jdbi.useHandle(handle -> handle.execute("delete from \"analyze\".runs where user_id = ?", by.userId()));
    }

    private static Run run(ResultSet row) throws SQLException {
        long count = row.getLong("row_count");
        Optional<Long> rows = row.wasNull() ? Optional.empty() : Optional.of(count);
        String error = row.getString("error");
        Optional<Run.Outcome> failed = Optional.ofNullable(row.getString("error_code"))
                .map(code -> new Run.Failed(code, error == null ? "" : error));
        return new Run(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("sql"),
                QueryEngine.named(row.getString("engine")),
                row.getString("format"),
                row.getTimestamp("started_at").toInstant(),
                Duration.ofMillis(row.getLong("millis")),
                failed.orElseGet(() -> new Run.Answered(rows)));
    }
}
