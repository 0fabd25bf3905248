package io.windrose.campaign.money;

import io.windrose.core.Unavailable;
import io.windrose.database.Database;
import io.windrose.jobs.Brake;
import io.windrose.jobs.SoleWorker;
import io.windrose.lake.Lake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps the tables of orders up with the events and with what is stated of sources, on one node at a time. */
final class Folding implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** While files of events come faster than that, as in an import, they are waited for, but no longer than this. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Lake lake;
    private final Clock clock;
    private final Brake brake = new Brake();
    private final SoleWorker worker;

    /** What the tables are made of; while it stays, there is nothing to do. */
    private record Made(Optional<Long> events, Precedence precedence) {}

    Folding(Database database, Lake lake, Clock clock) {
        this.lake = lake;
        this.clock = clock;
        this.worker = new SoleWorker(
                database, "campaign.money", "campaign.money-not-made: making the tables of orders failed", this::work);
    }

    void start() {
        worker.start();
    }

    Brake.Hold hold() {
        return brake.hold();
    }

    private void work(Handle session) {
        Rounds rounds = rounds(session, () -> goOn(session));
        while (!worker.isStopping(PAUSE)) {
            rounds.next();
        }
    }

    Rounds rounds(Handle session, Runnable check) {
        return new Rounds(session, new Fold(lake, check, clock));
    }

    /** Looks again and again at whether there is something to do. For one thread. */
    final class Rounds {
        private final Handle session;
        private final Fold fold;
        private Optional<Made> last = Optional.empty();
        private Optional<Made> seen = Optional.empty();
        private Instant waitingSince = Instant.EPOCH;

        private Rounds(Handle session, Fold fold) {
            this.session = session;
            this.fold = fold;
        }

        void next() {
            if (brake.isHeld()) {
                return;
            }
            Made wanted = new Made(Optional.ofNullable(lake.snapshots().get("events")), Precedences.stated(session));
            boolean isCalm = seen.equals(Optional.of(wanted));
            seen = Optional.of(wanted);
            if (!last.equals(seen)) {
                if (!isCalm && !waitingSince.plus(LONGEST_WAIT).isBefore(clock.instant())) {
                    return;
                }
                make(session, fold, wanted.precedence());
                last = seen;
            }
            waitingSince = clock.instant();
        }
    }

    /** What was settled by another order of sources is settled anew, before anything else. */
    static void make(Handle session, Fold fold, Precedence precedence) {
        List<String> applied = Precedences.applied(session);
        List<String> order = fold.order(precedence);
        if (!order.stream().filter(applied::contains).toList().equals(applied)) {
            fold.settleShared(precedence);
        }
        fold.catchUp(precedence);
        List<String> now = fold.order(precedence);
        if (!order.stream()
                .filter(now::contains)
                .toList()
                .equals(now.stream().filter(order::contains).toList())) {
            // A source turned out to be of another kind.
            fold.settleShared(precedence);
        }
        if (!now.equals(applied)) {
            Precedences.apply(session, now);
        }
    }

    /** The session has the lock: where it is gone, another node may be at work. */
    private void goOn(Handle session) {
        if (worker.isStopping()) {
            throw new Unavailable("campaign.money-stopped", "the server ends; the next one goes on here");
        }
        session.createQuery("select 1").mapTo(Integer.class).one();
    }

    @Override
    public void close() {
        worker.close();
    }
}
