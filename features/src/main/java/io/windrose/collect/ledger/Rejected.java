package io.windrose.collect.ledger;

import io.windrose.collect.judging.Calls;
import io.windrose.collect.judging.Verdict;
import io.windrose.core.Incorrect;
import io.windrose.core.OutcomeUnknown;
import io.windrose.core.Unavailable;
import io.windrose.database.Database;
import io.windrose.lake.Lake;
import io.windrose.stream.EventStream;
import io.windrose.stream.StreamRecord;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The events that were wrong: shows them, and has them judged again once what was wrong is mended. Thread-safe. */
public final class Rejected {
    /** How many events one call of {@link #replay} judges at most. */
    public static final int MOST_REPLAYED = 10_000;

    private static final int MOST_SHOWN = 1_000;
    private static final int PAGE = 500;

    private final Database database;
    private final Lake lake;
    private final EventStream stream;
    private final Calls calls;
    private final Ledger ledger;
    private final Clock clock;

    public Rejected(Database database, Lake lake, EventStream stream, Calls calls, Ledger ledger, Clock clock) {
        this.database = database;
        this.lake = lake;
        this.stream = stream;
        this.calls = calls;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A page of what is wrong still, newest first. What was replayed is not shown.
     *
     * @param cursor of the page before; empty for the first
     */
    public RejectedPage list(RejectedFilter filter, Optional<String> cursor, int limit) {
        if (limit < 1 || limit > MOST_SHOWN) {
            throw new Incorrect(
                    "ledger.limit-out-of-range", "the limit is %d: give 1 to %d".formatted(limit, MOST_SHOWN));
        }
        List<RejectedEvent> shown = new ArrayList<>();
        Optional<String> at = cursor;
        while (true) {
            List<RejectedEvent> read = RejectedQuery.read(lake, filter, at, limit + 1);
            Set<String> replayed = replayed(read);
            for (RejectedEvent event : read) {
                if (replayed.contains(event.id())) {
                    continue;
                }
                if (shown.size() == limit) {
                    return new RejectedPage(shown, Optional.of(RejectedQuery.cursor(shown.getLast())));
                }
                shown.add(event);
            }
            if (read.size() <= limit) {
                return new RejectedPage(shown, Optional.empty());
            }
            at = Optional.of(RejectedQuery.cursor(read.getLast()));
        }
    }

    /**
     * Judges again what the filter finds, newest first, and takes in what is good now: with the time of its first
     * reception and its message id, so that doing it twice stores nothing twice. Goes through {@value #MOST_REPLAYED}
     * events at most; {@link ReplayResult#next} goes on.
     *
     * @throws Unavailable when the stream takes nothing in; what was replayed before that stays so
     */
    public ReplayResult replay(RejectedFilter filter, Optional<String> cursor) {
        long accepted = 0;
        long dropped = 0;
        long wrong = 0;
        Optional<String> at = cursor;
        for (int judged = 0; judged < MOST_REPLAYED; judged += PAGE) {
            RejectedPage page = list(filter, at, PAGE);
            List<RejectedEvent> done = new ArrayList<>();
            for (RejectedEvent event : page.events()) {
                List<Verdict> verdicts = Rejudging.judge(event, calls);
                if (verdicts.isEmpty() || verdicts.stream().anyMatch(Verdict.Quarantined.class::isInstance)) {
                    wrong++;
                    continue;
                }
                List<StreamRecord> records = Rejudging.records(event, verdicts, ledger.run());
                takeIn(event, records);
                done.add(event);
                accepted += records.size();
                dropped += verdicts.size() - records.size();
            }
            remember(done);
            at = page.next();
            if (at.isEmpty()) {
                break;
            }
        }
        return new ReplayResult(accepted, dropped, wrong, at);
    }

    private void takeIn(RejectedEvent event, List<StreamRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        count(event, DoorCount.RECEIVED, records.size());
        try {
            stream.publish(records);
        } catch (Unavailable e) {
            count(event, DoorCount.REFUSED, records.size());
            throw e;
        } catch (OutcomeUnknown e) {
            count(event, DoorCount.UNKNOWN, records.size());
            throw new Unavailable(e.code(), e.text(), e);
        }
        count(event, DoorCount.ACCEPTED, records.size());
    }

    private void count(RejectedEvent event, DoorCount count, int number) {
        ledger.door().add(event.sourceId(), event.receivedAt(), count, "", number);
    }

    private Set<String> replayed(List<RejectedEvent> events) {
        if (events.isEmpty()) {
            return Set.of();
        }
        return database.jdbi()
                .withHandle(handle -> new HashSet<>(handle.createQuery(
                                "select id from collect.replays where id in (<ids>)")
                        .bindList("ids", events.stream().map(RejectedEvent::id).toList())
                        .mapTo(String.class)
                        .list()));
    }

    private void remember(List<RejectedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        database.jdbi().useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "insert into collect.replays (id, replayed_at) values (:id, :now) on conflict do nothing");
            events.forEach(event -> batch.bind("id", event.id())
                    .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .add());
            batch.execute();
        });
    }
}
