package io.windrose.optimize.mix;

import io.windrose.core.Problem;
import io.windrose.database.Database;
import io.windrose.jobs.SoleWorker;
import io.windrose.science.mix.Backtest;
import io.windrose.science.mix.Diagnosis;
import io.windrose.science.mix.Fit;
import io.windrose.science.mix.MixData;
import io.windrose.science.mix.MixModel;
import io.windrose.science.mix.MixResult;
import io.windrose.science.sample.NoUTurn;
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
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
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

    /** What came of it, and of its trials. */
    private record Done(Fit fit, Optional<Backtest> backtest) {}

    private void fit(Handle session, Mix mix) {
        session.execute("update optimize.mixes set state = 'fitting', progress = 0 where id = ?", mix.id());
        LongAdder iterations = new LongAdder();
        Future<Done> fit = thread.submit(() -> fit(mix, iterations::increment));
        MixQuestion question = mix.question();
        double all = (1.0 + question.trials()) * question.sampling().sampler().iterations();
        try {
            await(session, mix.id(), fit, () -> iterations.sum() / all).ifPresent(done -> keep(session, mix, done));
        } catch (ExecutionException e) {
            LOG.warn("a mix model was not fitted", e);
            fail(session, mix.id(), words(e.getCause()));
        } catch (InterruptedException e) {
            fit.cancel(true);
            Thread.currentThread().interrupt();
        }
    }

    private static Done fit(Mix mix, Runnable onIteration) {
        MixQuestion question = mix.question();
        MixModel model = question.model().model(mix.table());
        MixData data = mix.table().data(question.model().value());
        NoUTurn sampler = question.sampling().sampler();
        Fit fit = model.fit(data, sampler, onIteration);
        boolean isTried = question.trials() > 0 && fit instanceof Fit.Converged;
        return new Done(
                fit,
                isTried
                        ? Optional.of(Backtest.of(
                                model, data, sampler, MixQuestion.TRIAL_WEEKS, question.trials(), onIteration))
                        : Optional.empty());
    }

    private static String words(@Nullable Throwable problem) {
        return problem instanceof Problem known ? known.text() : String.valueOf(problem);
    }

    /** Empty when nobody wants it any more: somebody deleted it, or the program stops. */
    private Optional<Done> await(Handle session, UUID id, Future<Done> fit, DoubleSupplier progress)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return Optional.of(fit.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                boolean isWanted = session.execute(
                                "update optimize.mixes set progress = ? where id = ?", progress.getAsDouble(), id)
                        == 1;
                if (worker.isStopping() || !isWanted) {
                    fit.cancel(true);
                    return Optional.empty();
                }
            }
        }
    }

    private void keep(Handle session, Mix mix, Done done) {
        String diagnosis = MixJson.write(done.fit().diagnosis());
        switch (done.fit()) {
            case Fit.Converged(Diagnosis any, MixResult result) ->
                session.execute(
                        """
                        update optimize.mixes
                        set state = 'converged', diagnosis = cast(? as jsonb), report = cast(? as jsonb), draws = ?, ended_at = ?
                        where id = ?""",
                        diagnosis,
                        MixJson.write(MixReport.of(mix, result, done.backtest())),
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
