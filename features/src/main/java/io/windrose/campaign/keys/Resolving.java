package io.windrose.campaign.keys;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.Campaigns;
import io.windrose.campaign.Revision;
import io.windrose.database.Database;
import io.windrose.jobs.Brake;
import io.windrose.jobs.Repeated;
import io.windrose.lake.Lake;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the lake's tables {@code campaigns} and {@code campaign_values} after the keys and the values that occur, on
 * one node at a time. Thread-safe; the opener closes it, before the lake and the database.
 */
public final class Resolving implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final String KEY = "hashtextextended('windrose.campaign.resolving', 0)";
    private static final String TRY = "select pg_try_advisory_xact_lock(%s)".formatted(KEY);
    private static final String WAIT = "select pg_advisory_xact_lock(%s) is not null".formatted(KEY);

    private final Database database;
    private final Lake lake;
    private final Campaigns campaigns;
    private final LakeValues values;
    private final Brake brake = new Brake();
    private Optional<Repeated> repeated = Optional.empty();

    /** What was told last, by this node; of use only under the lock. */
    private Optional<Told> told = Optional.empty();

    private record Told(long revision, List<Campaign> campaigns, List<PublishedRows.ResolvedValue> values) {}

    private Resolving(Database database, Lake lake, Campaigns campaigns) {
        this.database = database;
        this.lake = lake;
        this.campaigns = campaigns;
        this.values = new LakeValues(lake);
    }

    /** Shows the column {@code campaign_id} to queries, but tells the lake nothing until it is started. */
    public static Resolving of(Database database, Lake lake, Campaigns campaigns) {
        lake.show(dialect -> ResolutionSql.columns());
        return new Resolving(database, lake, campaigns);
    }

    public Resolving start() {
        repeated = Optional.of(Repeated.start("campaign-resolving", "campaign.not-resolved", INTERVAL, this::next));
        return this;
    }

    /** While it is held, as while many events come at once, this node tells the lake nothing by itself. */
    public Brake.Hold hold() {
        return brake.hold();
    }

    void next() {
        if (!brake.isHeld()) {
            settle(TRY);
        }
    }

    /** SQL knows all keys and all that is in the lake when this returns. */
    public void settle() {
        settle(WAIT);
    }

    private void settle(String turn) {
        database.jdbi().useTransaction(handle -> {
            if (handle.createQuery(turn).mapTo(Boolean.class).one()) {
                List<Key> keys = KeyRows.all(handle);
                collect(handle, keys);
                tell(handle);
            }
        });
    }

    private void collect(Handle handle, List<Key> keys) {
        SeenValues seen = new SeenValues(handle);
        Map<String, Long> snapshots = lake.snapshots();
        Optional.ofNullable(snapshots.get("spend")).ifPresent(snapshot -> {
            boolean isNew = seen.position("spend")
                    .filter(position -> position.snapshot() == snapshot)
                    .isEmpty();
            if (isNew) {
                seen.add(values.ofSpend(snapshot));
                seen.keepPosition("spend", new SeenValues.Position(snapshot, ""));
            }
        });
        Optional.ofNullable(snapshots.get("events"))
                .ifPresent(snapshot -> collectEvents(
                        seen, snapshot, LakeValues.pages(keys, lake.engine().dialect())));
    }

    private void collectEvents(SeenValues seen, long snapshot, List<String> pages) {
        SeenValues.Position now = new SeenValues.Position(snapshot, String.join(" or ", pages));
        Optional<SeenValues.Position> before = seen.position("events");
        if (before.equals(Optional.of(now))) {
            return;
        }
        boolean isContinued = before.filter(position -> position.patterns().equals(now.patterns()))
                .isPresent();
        seen.add(
                isContinued
                        ? values.ofEvents(before.get().snapshot(), snapshot, pages)
                        : values.ofEvents(snapshot, pages));
        seen.keepPosition("events", now);
    }

    private void tell(Handle handle) {
        long revision = Revision.now(handle);
        if (told.filter(last -> last.revision() == revision).isPresent()) {
            return;
        }
        List<Campaign> all = campaigns.everything();
        Claims claims = new Claims(KeyRows.all(handle));
        List<PublishedRows.ResolvedValue> resolved = KeyRows.values(handle).stream()
                .flatMap(value -> claims.of(value.kind(), value.fields()) instanceof Claim.Resolved(Key key)
                        ? Stream.of(new PublishedRows.ResolvedValue(
                                value.kind(), value.fields(), key.campaign().toString()))
                        : Stream.empty())
                .toList();
        if (told.filter(last -> last.campaigns().equals(all)).isEmpty()) {
            lake.replaceAll(PublishedRows.CAMPAIGNS, all);
        }
        if (told.filter(last -> last.values().equals(resolved)).isEmpty()) {
            lake.replaceAll(PublishedRows.VALUES, resolved);
        }
        told = Optional.of(new Told(revision, all, resolved));
    }

    @Override
    public void close() {
        repeated.ifPresent(Repeated::close);
    }
}
