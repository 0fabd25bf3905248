package io.windrose.optimize.mix;

import io.windrose.core.Problem;
import io.windrose.database.Database;
import io.windrose.jobs.SoleWorker;
import io.windrose.science.mix.Diagnosis;
import io.windrose.science.mix.Fit;
import io.windrose.science.mix.MixResult;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
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

/** Fits what waits, one at a time, on one node. What a node began and did not end is begun again. */
final class Fitting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fitting.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Clock clock;
    private final SoleWorker worker;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("optimize.fit").daemon().factory());

    Fitting(Database database, Clock clock) {
        this.clock = clock;
        this.worker =
                new SoleWorker(database, "optimize.mix", "optimize.not-fitted: fitting a mix model failed", this::work);
    }

    void start() {
        worker.start();
    }

    private void work(Handle session) {
        while (!worker.isStopping(PAUSE)) {
            MixRows.next(session).ifPresent(mix -> fit(session, mix));
        }
    }

    private void fit(Handle session, Mix mix) {
        session.execute("update optimize.mixes set state = 'fitting' where id = ?", mix.id());
        Future<Fit> fit = thread.submit(() -> {
            MixQuestion question = mix.question();
            return question.model()
                    .model(mix.table())
                    .fit(
                            mix.table().data(question.model().value()),
                            question.sampling().sampler());
        });
        try {
            await(session, mix.id(), fit).ifPresent(done -> keep(session, mix, done));
        } catch (ExecutionException e) {
            LOG.warn("a mix model was not fitted", e);
            fail(session, mix.id(), words(e.getCause()));
        } catch (InterruptedException e) {
            fit.cancel(true);
            Thread.currentThread().interrupt();
        }
    }

    private static String words(@Nullable Throwable problem) {
        return problem instanceof Problem known ? known.text() : String.valueOf(problem);
    }

    /** Empty when nobody wants it any more: somebody deleted it, or the program stops. */
    private Optional<Fit> await(Handle session, UUID id, Future<Fit> fit)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return Optional.of(fit.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                boolean isWanted = session.createQuery("select exists (select from optimize.mixes where id = :id)")
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one();
                if (worker.isStopping() || !isWanted) {
                    fit.cancel(true);
                    return Optional.empty();
                }
            }
        }
    }

    private void keep(Handle session, Mix mix, Fit fit) {
        String diagnosis = MixJson.write(fit.diagnosis());
        switch (fit) {
            case Fit.Converged(Diagnosis any, MixResult result) ->
                session.execute(
                        """
                        update optimize.mixes
                        set state = 'converged', diagnosis = cast(? as jsonb), report = cast(? as jsonb), draws = ?, ended_at = ?
                        where id = ?""",
                        diagnosis,
                        MixJson.write(MixReport.of(mix.table(), result)),
                        DrawsCodec.write(result.draws()),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        mix.id());
            case Fit.Unconverged(Diagnosis any) ->
                session.execute(
                        "update optimize.mixes set state = 'unconverged', diagnosis = cast(? as jsonb), ended_at = ? where id = ?",
                        diagnosis,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        mix.id());
        }
    }

    private void fail(Handle session, UUID id, String problem) {
        session.execute(
                "update optimize.mixes set state = 'failed', problem = ?, ended_at = ? where id = ?",
                problem,
                clock.instant().atOffset(ZoneOffset.UTC),
                id);
    }

    @Override
    public void close() {
        worker.close();
        thread.shutdownNow();
    }
}
