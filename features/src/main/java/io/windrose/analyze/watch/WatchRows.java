package io.windrose.analyze.watch;

import io.windrose.analyze.anomaly.Expectation;
import io.windrose.analyze.anomaly.Expectation.Verdict;
import io.windrose.notice.Recipients;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Rows of watches and their alerts, as records and back. */
final class WatchRows {
    private WatchRows() {}

    static Optional<Watch> find(Handle handle, UUID id) {
        return handle.createQuery("select * from \"analyze\".watches where id = :id")
                .bind("id", id)
                .map((row, context) -> watch(row))
                .findOne();
    }

    static Optional<Watch.Alert> open(Handle handle, UUID watch) {
        return handle.createQuery("select * from \"analyze\".watch_alerts where watch_id = :id and closed_on is null")
                .bind("id", watch)
                .map((row, context) -> alert(row))
                .findOne();
    }

    static void open(Handle handle, UUID id, UUID watch, Expectation.Day day, String parts) {
        Expectation.Interval interval = day.interval().orElseThrow();
        handle.execute(
                """
                insert into "analyze".watch_alerts
                    (id, watch_id, verdict, opened_on, seen_on, value, expected, low, high, parts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                watch,
                day.verdict().name().toLowerCase(Locale.ROOT),
                day.day(),
                day.day(),
                day.value(),
                interval.expected(),
                interval.low(),
                interval.high(),
                parts);
    }

    static void see(Handle handle, UUID alert, Expectation.Day day) {
        Expectation.Interval interval = day.interval().orElseThrow();
        handle.execute(
                """
                update "analyze".watch_alerts
                set verdict = ?, seen_on = ?, value = ?, expected = ?, low = ?, high = ? where id = ?""",
                day.verdict().name().toLowerCase(Locale.ROOT),
                day.day(),
                day.value(),
                interval.expected(),
                interval.low(),
                interval.high(),
                alert);
    }

    static void close(Handle handle, UUID alert, LocalDate day) {
        handle.execute("update \"analyze\".watch_alerts set closed_on = ? where id = ?", day, alert);
    }

    static Watch watch(ResultSet row) throws SQLException {
        return new Watch(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("owner"),
                new Watch.Draft(
                        row.getString("name"),
                        row.getString("question"),
                        Optional.ofNullable(row.getObject("dashboard_id", UUID.class)),
                        Recipients.read(row.getString("recipients")),
                        row.getBoolean("active") ? Watch.Activity.ACTIVE : Watch.Activity.PAUSED),
                Optional.ofNullable(row.getObject("judged_on", LocalDate.class)),
                Optional.ofNullable(row.getString("resting")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    static Watch.Alert alert(ResultSet row) throws SQLException {
        return new Watch.Alert(
                row.getObject("id", UUID.class),
                Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("seen_on", LocalDate.class),
                Optional.ofNullable(row.getObject("closed_on", LocalDate.class)),
                row.getDouble("value"),
                row.getDouble("expected"),
                row.getDouble("low"),
                row.getDouble("high"),
                row.getString("parts"));
    }
}
