package io.windrose.campaign.calendar;

import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The company's own seasons, whatever the brand. Thread-safe. */
public final class OwnSeasons {
    private static final int MOST = 500;

    private final Jdbi jdbi;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public OwnSeasons(Jdbi jdbi, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** One that is kept. */
    public record Kept(UUID id, OwnSeason season) {}

    /** By their first day. */
    public List<Kept> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from campaign.seasons order by first_day, lower(name)")
                        .map((row, context) -> kept(row))
                        .list());
    }

    /** As they come from one day to another, by their first. */
    List<Kept> in(LocalDate from, LocalDate to) {
        return all().stream()
                .flatMap(kept -> occurrences(kept, from, to))
                .sorted(Comparator.comparing(kept -> kept.season().from()))
                .toList();
    }

    private static Stream<Kept> occurrences(Kept kept, LocalDate from, LocalDate to) {
        OwnSeason season = kept.season();
        Stream<OwnSeason> all =
                switch (season.repetition()) {
                    case ONCE -> Stream.of(season);
                    case YEARLY -> {
                        int first = season.from().getYear();
                        // One that crosses the new year began in the year before.
                        yield IntStream.rangeClosed(from.getYear() - 1 - first, to.getYear() - first)
                                .filter(years -> years >= 0)
                                .mapToObj(season::after);
                    }
                };
        return all.filter(each -> !each.to().isBefore(from) && !each.from().isAfter(to))
                .map(each -> new Kept(kept.id(), each));
    }

    public Kept add(OwnSeason season, Principal by) {
        UUID id = ids.next();
        return jdbi.inTransaction(handle -> {
            long known = handle.createQuery("select count(*) from campaign.seasons")
                    .mapTo(Long.class)
                    .one();
            if (known >= MOST) {
                throw new Conflict(
                        "campaign.too-many-seasons", "there are %d seasons already: delete old ones".formatted(known));
            }
            handle.execute(
                    """
                    insert into campaign.seasons (id, name, first_day, last_day, repetition, changed_at, changed_by)
                    values (?, ?, ?, ?, ?, ?, ?)""",
                    id,
                    season.name(),
                    season.from(),
                    season.to(),
                    season.repetition().word(),
                    clock.instant().atOffset(ZoneOffset.UTC),
                    by.name());
            audit.record(handle, by.name(), "season.add", id.toString(), season.name());
            return new Kept(id, season);
        });
    }

    public Kept change(UUID id, OwnSeason season, Principal by) {
        return jdbi.inTransaction(handle -> {
            int changed = handle.execute(
                    """
                    update campaign.seasons
                    set name = ?, first_day = ?, last_day = ?, repetition = ?, changed_at = ?, changed_by = ?
                    where id = ?""",
                    season.name(),
                    season.from(),
                    season.to(),
                    season.repetition().word(),
                    clock.instant().atOffset(ZoneOffset.UTC),
                    by.name(),
                    id);
            if (changed == 0) {
                throw unknown(id);
            }
            audit.record(handle, by.name(), "season.change", id.toString(), season.name());
            return new Kept(id, season);
        });
    }

    public void delete(UUID id, Principal by) {
        jdbi.useTransaction(handle -> {
            if (handle.execute("delete from campaign.seasons where id = ?", id) == 0) {
                throw unknown(id);
            }
            audit.record(handle, by.name(), "season.delete", id.toString(), "");
        });
    }

    private static NotFound unknown(UUID id) {
        return new NotFound("campaign.unknown-season", "there is no season with the id " + id + "; it may be deleted");
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                new OwnSeason(
                        row.getString("name"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        OwnSeason.Repetition.named(row.getString("repetition"))));
    }
}
