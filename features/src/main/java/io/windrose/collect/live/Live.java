package io.windrose.collect.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.windrose.core.Unavailable;
import io.windrose.jobs.Repeated;
import io.windrose.stream.EventStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What comes in now, on any node. Thread-safe; the opener ends it before the door of requests closes, which would wait
 * for those who look on, and closes it before the stream.
 */
public final class Live implements AutoCloseable {
    /** Each holds a connection. */
    public static final int MOST_VIEWS = 100;

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final LiveLog log = new LiveLog();
    private final Instant began;
    private final LiveActivity activity;
    private final LiveReader reader;
    private final Details details;
    private final String run;
    private final Clock clock;
    private final AtomicInteger views = new AtomicInteger();
    private final Repeated reading;

    private Live(EventStream stream, SentForms sentForms, String run, Clock clock, MeterRegistry metrics) {
        Gauge.builder("windrose.live.views", views, AtomicInteger::get)
                .description("Connections that look at live events on this node")
                .register(metrics);
        this.began = clock.instant();
        this.activity = new LiveActivity(began);
        this.reader = new LiveReader(stream);
        this.details = new Details(sentForms);
        this.run = run;
        this.clock = clock;
        this.reading = Repeated.start("live", "live.not-read: the live screen shows nothing new", PAUSE, this::read);
    }

    /**
     * Begins to look at what is published from now on.
     *
     * @param run the name of this start of the node
     */
    public static Live open(EventStream stream, SentForms sentForms, String run, Clock clock, MeterRegistry metrics) {
        return new Live(stream, sentForms, run, clock, metrics);
    }

    private void read() {
        List<Arrival> arrivals = reader.next();
        Instant now = clock.instant();
        activity.add(arrivals, now);
        log.add(arrivals, now);
    }

    /** Tells the numbers of this run of this node from all others. */
    public String run() {
        return run;
    }

    /** What is kept and fits, the latest {@value LiveView#MOST_AT_ONCE}. */
    public LiveBatch recent(LiveFilter filter) {
        try (LiveView view = new LiveView(log, filter, details, log.beginning(), () -> {})) {
            return view.next(Duration.ZERO);
        }
    }

    /** Shows what is kept, then what comes. */
    public LiveView watch(LiveFilter filter) {
        return watchAfter(filter, log.beginning());
    }

    /** Shows what came after the entry {@code number} of this run, then what comes. */
    public LiveView watchAfter(LiveFilter filter, long number) {
        if (views.incrementAndGet() > MOST_VIEWS) {
            views.decrementAndGet();
            throw new Unavailable(
                    "live.too-many-views",
                    MOST_VIEWS + " look at live events on this node already; close one, or try again later");
        }
        return new LiveView(log, filter, details, Math.min(number, log.end()), views::decrementAndGet);
    }

    public LiveSummary summary() {
        return activity.summary(clock.instant());
    }

    /** Of these sources, from what is kept; {@code since} says from when on that is all there was. */
    public LiveSummary summary(Set<String> sources) {
        return log.activity(began, arrival -> sources.contains(arrival.source()))
                .summary(clock.instant());
    }

    /** Ends what everybody looks at. */
    public void end() {
        log.stop();
    }

    @Override
    public void close() {
        end();
        reading.close();
        reader.close();
    }
}
