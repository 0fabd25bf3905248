package io.windrose.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether people's heavy queries hold up what must be quick: taking in events, and saying that one is alive. */
@Command(
        name = "busy",
        description = "How long events and /health/live wait while three heavy queries run through POST /api/sql.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class BusyBench implements Callable<Integer> {
    private static final int MEGABYTES = 512;
    private static final int THREADS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String BUDGET = "50";

    @Spec
    private CommandSpec spec;

    @Option(names = "--events", defaultValue = "2000000", description = "In the lake (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--seconds", defaultValue = "60", description = "Of each measurement (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "30", description = "Seconds before (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--rate", defaultValue = "200", description = "Events/s, one a call (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--live-rate", defaultValue = "20", description = "Of /health/live, a second (default: 20).")
    private double liveRate;

    private final Door door = new Door(PATIENCE);
    private final AtomicLong ids = new AtomicLong();

    private record Waits(SteadyRequests.Result events, SteadyRequests.Result live) {
        boolean isWhole() {
            return events.failed() == 0 && live.failed() == 0;
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Machine.say(this::say);
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            if (!DiskNeed.ofLake(events).isMet(folder.path(), this::say)) {
                return 1;
            }
            try (FilledLake filled = FilledLake.open(folder.resolve("data"), MEGABYTES, THREADS)) {
                filled.fill(new GeneratedEvents(events), this::say);
            }
            try (ServedProcess server = ServedProcess.start(folder.resolve("data"))) {
                String key = door.addSource(server, "bench");
                measure(server, key, Duration.ofSeconds(warmUp));
                Waits rest = measure(server, key, Duration.ofSeconds(seconds));
                say("without queries", rest, "");
                Waits busy = busy(server, key);
                Machine.say(this::say);
                return rest.isWhole() && busy.isWhole() ? 0 : 1;
            }
        }
    }

    private Waits busy(ServedProcess server, String key) throws InterruptedException {
        try (HeavyQueries queries = HeavyQueries.start(server, door)) {
            Waits busy = measure(server, key, Duration.ofSeconds(seconds));
            say("with three heavy queries", busy, BUDGET);
            say(queries.answered() + " answers of the heavy queries in " + seconds + " s");
            return busy;
        }
    }

    private Waits measure(ServedProcess server, String key, Duration time) throws InterruptedException {
        SteadyRequests sending = new SteadyRequests(rate, () -> send(server, key));
        SteadyRequests asking = new SteadyRequests(liveRate, () -> door.isAlive(server.url()));
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<SteadyRequests.Result> live = thread.submit(() -> asking.run(time));
            SteadyRequests.Result sent = sending.run(time);
            return new Waits(sent, live.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the questions ended early", e);
        }
    }

    private boolean send(ServedProcess server, String key) throws IOException, InterruptedException {
        long id = ids.getAndIncrement();
        return door.send(
                        server.url(),
                        key,
                        "track",
                        "{\"event\":\"Probe\",\"messageId\":\"probe-%d\",\"anonymousId\":\"visitor-%d\"}"
                                .formatted(id, id % 1_000))
                .isAcknowledgement();
    }

    private void say(String when, Waits waits, String budget) {
        say(when);
        row("  events", waits.events(), budget);
        row("  /health/live", waits.live(), budget);
    }

    private void row(String what, SteadyRequests.Result result, String budget) {
        Spread times = result.times();
        say(String.format(
                Locale.ROOT,
                "%-16s p95 %6d ms, median %4d, longest %6d, of %d; not answered rightly %d%s",
                what,
                times.p95().toMillis(),
                times.median().toMillis(),
                times.longest().toMillis(),
                times.count(),
                result.failed(),
                budget.isEmpty() ? "" : "; budget p95 " + budget + " ms"));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
