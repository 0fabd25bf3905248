package io.windrose.optimize.lift;

import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import io.windrose.database.Database;
import io.windrose.jobs.SoleWorker;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Designs and judges what waits, one at a time, on one node. What a node began and did not end is begun again. */
final class Working implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Working.class);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Clock clock;
    private final String version;
    private final SoleWorker worker;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("optimize.lift.work").daemon().factory());

    Working(Database database, String version, Clock clock) {
        this.clock = clock;
        this.version = version;
        this.worker =
                new SoleWorker(database, "optimize.lift", "optimize.not-judged: judging a lift failed", this::work);
    }

    void start() {
        worker.start();
    }

    private void work(Handle session) {
        while (!worker.isStopping(PAUSE)) {
            LiftRows.next(session).ifPresent(lift -> one(session, lift));
        }
    }

    private void one(Handle session, Lift lift) {
        Future<String> found = lift.state() == Lift.State.DESIGNING ? designed(session, lift) : judged(session, lift);
        try {
            while (!found.isDone()) {
                pause(found);
                if (worker.isStopping()) {
                    found.cancel(true);
                    return;
                }
            }
            keep(session, lift, found.get());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof Incorrect)) {
                LOG.warn("a lift was not computed", e);
            }
            fail(session, lift.id(), words(e.getCause()));
        } catch (InterruptedException e) {
            found.cancel(true);
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Future<String> found) throws InterruptedException, ExecutionException {
        try {
            found.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Asked again.
        }
    }

    private Future<String> designed(Handle session, Lift lift) {
        Lift.Designed design = lift.design().orElseThrow();
        Outcomes outcomes = LiftRows.outcomes(session, design.outcomes()).outcomes();
        return thread.submit(() -> LiftJson.write(DesignReport.of(outcomes, design.choice())));
    }

    private Future<String> judged(Handle session, Lift lift) {
        Lift.Tested test = lift.test().orElseThrow();
        Outcomes outcomes =
                LiftRows.outcomes(session, test.outcomes().orElseThrow()).outcomes();
        return thread.submit(() -> LiftJson.write(new Judging(outcomes, test.choice()).report()));
    }

    /** Nothing is kept of a lift that somebody deleted meanwhile. */
    private void keep(Handle session, Lift lift, String found) {
        String change = lift.state() == Lift.State.DESIGNING
                ? "state = 'designed', designs = cast(? as jsonb)"
                : "state = 'judged', report = cast(? as jsonb)";
        session.execute(
                "update optimize.lifts set " + change + ", problem = null, version = ?, ended_at = ? where id = ?",
                found,
                version,
                clock.instant().atOffset(ZoneOffset.UTC),
                lift.id());
    }

    private void fail(Handle session, UUID id, String problem) {
        session.execute(
                "update optimize.lifts set state = 'failed', problem = ?, ended_at = ? where id = ?",
                problem,
                clock.instant().atOffset(ZoneOffset.UTC),
                id);
    }

    private static String words(@Nullable Throwable problem) {
        return problem instanceof Problem known ? known.text() : String.valueOf(problem);
    }

    @Override
    public void close() {
        worker.close();
        thread.shutdownNow();
    }
}
