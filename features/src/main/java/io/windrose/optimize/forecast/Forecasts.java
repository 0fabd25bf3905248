package io.windrose.optimize.forecast;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.metric.Unit;
import io.windrose.analyze.trend.Trends;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Fault;
import io.windrose.core.Problem;
import io.windrose.core.Unavailable;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What is expected of figures. Thread-safe. */
public final class Forecasts implements AutoCloseable {
    private final Inquiries inquiries;
    private final LakeHistory lake;
    /** Arithmetic for seconds would hold up the threads that wait for others. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("forecast").daemon().factory());

    public Forecasts(Inquiries inquiries, Trends trends) {
        this.inquiries = inquiries;
        this.lake = new LakeHistory(trends);
    }

    /** Today, on the company's clock. */
    public LocalDate today() {
        return inquiries.today();
    }

    /** Of a metric, of what a caller may see; kept until the lake changes. */
    public Forecast forecast(ForecastRequest request, DataLimit limit) {
        ForecastRequest whole = request.of(LakeHistory.whole(request.interval(), request.range(), today()));
        return inquiries.answer(
                whole,
                whole.range(),
                whole.interval().granularity(),
                Comparison.NONE,
                limit,
                (inquiry, timeline) -> compute(whole, limit));
    }

    private Forecast compute(ForecastRequest request, DataLimit limit) {
        LakeHistory.Found found = lake.read(request, limit);
        Forecast.Figure figure = new Forecast.Figure(
                request.figure().title(),
                request.figure().unit().word(),
                Optional.of(found.trend().zone().getId()),
                Optional.of(found.trend().currency()));
        return made(() -> new Forecasting(
                        figure,
                        request.settings(),
                        found.history(),
                        found.history().begun(),
                        found.trend().notes())
                .forecast(found.trend().snapshots()));
    }

    /**
     * A file's series, forecast.
     *
     * @param digest SHA-256 of the file's bytes
     */
    public record OfFile(String digest, Forecast forecast) {}

    /**
     * Of a series that somebody brings; nothing else is looked at.
     *
     * @param interval of its steps; without it, what its days say
     */
    public OfFile forecast(InputStream file, Optional<Interval> interval, ForecastSettings settings) {
        SeriesFile.Read read = SeriesFile.read(file, interval);
        Forecast.Figure figure =
                new Forecast.Figure(read.column(), Unit.NUMBER.word(), Optional.empty(), Optional.empty());
        ForecastSettings planned = read.planned(settings);
        return new OfFile(
                read.digest(),
                made(() -> new Forecasting(
                                figure, planned, read.history(), read.history().trimmed(), List.of())
                        .forecast(Map.of())));
    }

    private Forecast made(Callable<Forecast> work) {
        Future<Forecast> making = thread.submit(work);
        try {
            return making.get();
        } catch (InterruptedException e) {
            making.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unavailable("optimize.forecast-cancelled", "the forecast was cancelled: ask again", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Problem problem
                    ? problem
                    : new Fault("optimize.forecast-failed", "a forecast failed: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
