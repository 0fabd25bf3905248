package io.windrose.campaign.alerts;

import io.windrose.campaign.results.Pacing;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Rows of alerts, as records and back. */
final class AlertRows {
    /** To be continued by a condition. */
    static final String SELECT = """
            select a.*, c.name as campaign_name from campaign.alerts a join campaign.campaigns c on c.id = a.campaign_id
            """;

    private AlertRows() {}

    static List<Alert> open(Handle handle) {
        return handle.createQuery(SELECT + "where a.closed_at is null")
                .map((row, context) -> alert(row))
                .list();
    }

    /** The campaigns that are approved or live, none of which is deleted before the transaction ends. */
    static Set<UUID> lockRunning(Handle handle) {
        return handle.createQuery(
                        "select id from campaign.campaigns where status in ('approved', 'live') for key share")
                .mapTo(UUID.class)
                .set();
    }

    static Optional<Alert> fetch(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "where a.id = :id for update of a")
                .bind("id", id)
                .map((row, context) -> alert(row))
                .findOne();
    }

    /** The last that closed by itself, if that was at a moment or later. */
    static Optional<UUID> closedSince(
            Handle handle, UUID campaign, Pacing.Alert.Kind kind, String unit, OffsetDateTime since) {
        return handle.createQuery("""
                        select id from campaign.alerts
                        where campaign_id = :campaign and kind = :kind and unit = :unit and closed_at >= :since
                        order by closed_at desc limit 1""")
                .bind("campaign", campaign)
                .bind("kind", kind.word())
                .bind("unit", unit)
                .bind("since", since)
                .mapTo(UUID.class)
                .findOne();
    }

    static void add(
            Handle handle,
            UUID id,
            UUID campaign,
            Pacing.Alert.Kind kind,
            String unit,
            Figures figures,
            OffsetDateTime now) {
        seen(handle.createUpdate("""
                        insert into campaign.alerts
                            (id, campaign_id, kind, unit, opened_at, opened_until, opened_planned, opened_reached,
                             opened_low, opened_high, seen_at, seen_until, seen_planned, seen_reached, seen_low, seen_high)
                        values (:id, :campaign, :kind, :unit, :now, :until, cast(:planned as numeric), :reached,
                                cast(:low as numeric), cast(:high as numeric), :now, :until, cast(:planned as numeric),
                                :reached, cast(:low as numeric), cast(:high as numeric))"""), figures, now)
                .bind("id", id)
                .bind("campaign", campaign)
                .bind("kind", kind.word())
                .bind("unit", unit)
                .execute();
    }

    /** It is so still, or again. */
    static void see(Handle handle, UUID id, Figures figures, OffsetDateTime now) {
        seen(handle.createUpdate("""
                        update campaign.alerts
                        set seen_at = :now, seen_until = :until, seen_planned = cast(:planned as numeric),
                            seen_reached = :reached, seen_low = cast(:low as numeric), seen_high = cast(:high as numeric),
                            reopened = reopened + case when closed_at is null then 0 else 1 end,
                            closed_at = null, closed_because = null
                        where id = :id"""), figures, now).bind("id", id).execute();
    }

    static void close(Handle handle, UUID id, Alert.Reason because, OffsetDateTime now) {
        handle.execute(
                "update campaign.alerts set closed_at = ?, closed_because = ? where id = ?", now, because.word(), id);
    }

    private static Update seen(Update update, Figures figures, OffsetDateTime now) {
        return update.bind("now", now)
                .bind("until", figures.until())
                .bind("planned", figures.planned().orElse(null))
                .bind("reached", figures.reached())
                .bind("low", figures.low().orElse(null))
                .bind("high", figures.high().orElse(null));
    }

    static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getString("campaign_name"),
                Pacing.Alert.Kind.named(row.getString("kind")),
                row.getString("unit"),
                row.getTimestamp("opened_at").toInstant(),
                figures(row, "opened_"),
                row.getTimestamp("seen_at").toInstant(),
                figures(row, "seen_"),
                row.getInt("reopened"),
                closing(row),
                acknowledgement(row));
    }

    private static Figures figures(ResultSet row, String prefix) throws SQLException {
        return new Figures(
                row.getObject(prefix + "until", LocalDate.class),
                Optional.ofNullable(row.getBigDecimal(prefix + "planned")),
                row.getBigDecimal(prefix + "reached"),
                Optional.<BigDecimal>ofNullable(row.getBigDecimal(prefix + "low")),
                Optional.<BigDecimal>ofNullable(row.getBigDecimal(prefix + "high")));
    }

    private static Optional<Alert.Closing> closing(ResultSet row) throws SQLException {
        String because = row.getString("closed_because");
        return because == null
                ? Optional.empty()
                : Optional.of(
                        new Alert.Closing(row.getTimestamp("closed_at").toInstant(), Alert.Reason.named(because)));
    }

    private static Optional<Alert.Acknowledgement> acknowledgement(ResultSet row) throws SQLException {
        String by = row.getString("acknowledged_by");
        return by == null
                ? Optional.empty()
                : Optional.of(new Alert.Acknowledgement(
                        row.getTimestamp("acknowledged_at").toInstant(), by, row.getString("note")));
    }
}
