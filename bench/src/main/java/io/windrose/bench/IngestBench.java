package io.windrose.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Events in by HTTP with durable answers, beside what nginx and Kafka do on the same machine in the same run. */
@Command(
        name = "ingest",
        description =
                "Single events and batches over HTTP, beside nginx and Kafka's producer; until queryable; memory.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class IngestBench implements Callable<Integer> {
    private static final int BATCH = 100;
    private static final int PACED_BATCH = 10;
    private static final int RECORD_BYTES = 1_000;
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);

    @Spec
    private CommandSpec spec;

    @Option(names = "--seconds", defaultValue = "15", description = "Of each measurement (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description =
                    "Seconds of single events before they count (default: ${DEFAULT-VALUE}): until the compiler is"
                            + " done, which takes long on few processors.")
    private int warmUp;

    @Option(names = "--connections", defaultValue = "128", description = "Kept alive (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--rate", defaultValue = "15000", description = "Events/s while probes are timed.")
    private double rate;

    private final AtomicLong ids = new AtomicLong();
    private final Door door = new Door();
    private long acknowledged;

    @Override
    public Integer call() throws IOException, InterruptedException {
        row("load of this machine before", load(), "on " + processors() + " processors", "");
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            OptionalDouble nginx = nginx(folder);
            double read = bare(BareServer.Work.READ, folder);
            row("web server alone, 204", read, "requests/s, body read", "");
            double keeping = bare(BareServer.Work.KEEP, folder);
            row("web server and Kafka alone", keeping, "requests/s, body kept with an fsync", "");
            double producer =
                    ProducerCeiling.measure(folder.resolve("kafka"), RECORD_BYTES, time().dividedBy(3), time());
            row("Kafka's producer", producer, "records/s of " + RECORD_BYTES + " bytes, acks=all, fsync", "");
            try (ServedProcess server = ServedProcess.start(folder.resolve("data"))) {
                String key = door.addSource(server, "bench");
                warmUp(server, key);
                double single = flood(server, key, 1);
                row("single events", single, "events/s", "at least 15000");
                nginx.ifPresent(ceiling -> row("", 100 * single / ceiling, "% of nginx's 204", "at least 25"));
                row("", 100 * single / read, "% of the web server alone", "");
                row("", 100 * single / keeping, "% of web server and Kafka alone", "");
                double batches = flood(server, key, BATCH);
                row("batches of " + BATCH, batches, "events/s", "");
                row("", 100 * batches / producer, "% of Kafka's producer", "at least 60");
                memory("memory after the load", server);
                drain(server);
                visibility(server, key);
                memory("memory at the end", server);
                return count(server) ? 0 : 1;
            }
        } finally {
            row("load of this machine after", load(), "", "");
        }
    }

    private OptionalDouble nginx(TemporaryFolder folder) throws IOException, InterruptedException {
        var found = Nginx.start(folder.path());
        if (found.isEmpty()) {
            say("nginx is not installed (Debian: apt install nginx-light), so there is no ratio to it");
            return OptionalDouble.empty();
        }
        try (Nginx nginx = found.get()) {
            Load load = new Load(nginx.url(), template(nginx.url(), "key", 1), connections);
            load.flood(time().dividedBy(3));
            double perSecond = load.flood(time()).perSecond();
            row("nginx's bare 204", perSecond, "requests/s", "");
            return OptionalDouble.of(perSecond);
        }
    }

    private double bare(BareServer.Work work, TemporaryFolder folder) throws IOException {
        try (BareServer server = BareServer.start(work, folder.resolve("bare"))) {
            Load load = new Load(server.url(), template(server.url(), "key", 1), connections);
            load.flood(time());
            return load.flood(time()).perSecond();
        }
    }

    private void warmUp(ServedProcess server, String key) throws IOException {
        taken(new Load(server.url(), template(server.url(), key, 1), connections).flood(Duration.ofSeconds(warmUp)));
        taken(new Load(server.url(), template(server.url(), key, BATCH), connections / 4).flood(time()));
    }

    private double flood(ServedProcess server, String key, int events) throws IOException {
        Load load = new Load(server.url(), template(server.url(), key, events), connections / (events == 1 ? 1 : 4));
        return taken(load.flood(time())).perSecond();
    }

    private Load.Result taken(Load.Result result) {
        acknowledged += result.acknowledged();
        if (result.refused() > 0) {
            row("refused", result.refused(), "events", "0");
        }
        return result;
    }

    /** What the lake had not taken up during the load. */
    private void drain(ServedProcess server) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long behind = acknowledged - stored(server, "count(*)");
        while (stored(server, "count(*)") < acknowledged) {
            if (System.nanoTime() - start > LONGEST_DRAIN.toNanos()) {
                throw new IllegalStateException("the lake does not take up what was acknowledged");
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        double took = (System.nanoTime() - start) / 1e9;
        row("lake after the load", behind / took, "events/s for " + behind + " that waited", "");
    }

    private void visibility(ServedProcess server, String key) throws IOException, InterruptedException {
        Duration twice = time().multipliedBy(2);
        Load load = new Load(server.url(), template(server.url(), key, PACED_BATCH), connections);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Load.Result> paced = thread.submit(() -> load.pace(twice, rate));
            Spread seen = new Visibility(server, key).measure(twice);
            acknowledged += seen.count();
            row("HTTP to queryable, p95", seen.p95().toMillis(), "ms of " + seen.count() + " probes", "10000");
            row("HTTP to queryable, median", seen.median().toMillis(), "ms", "");
            row("  with other events at", taken(paced.get()).perSecond(), "events/s", "15000");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load ended early", e);
        }
        drain(server);
    }

    private boolean count(ServedProcess server) throws IOException, InterruptedException {
        long rows = stored(server, "count(*)");
        long different = stored(server, "count(distinct event_id)");
        row("lost", acknowledged - different, "of " + acknowledged + " acknowledged", "0");
        row("more than once", rows - different, "of " + rows + " in the lake", "0");
        return rows == acknowledged && different == acknowledged;
    }

    private void memory(String when, ServedProcess server) throws IOException {
        row(when, server.memory().proportional(), "MiB, all processes, shared pages once", "at most 1536");
    }

    private long stored(ServedProcess server, String what) throws IOException, InterruptedException {
        return door.query(server, "select " + what + " from events")
                .get(0)
                .get(0)
                .asLong();
    }

    private RequestTemplate template(URI url, String key, int events) {
        return RequestTemplate.of(url, key, events, Instant.now().toString(), ids);
    }

    private Duration time() {
        return Duration.ofSeconds(seconds);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private void row(String what, Number figure, String unit, String budget) {
        say(String.format(Locale.ROOT, "%-28s %9.0f %-45s %s", what, figure.doubleValue(), unit, budget));
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line.stripTrailing());
        out.flush();
    }
}
