package io.windrose.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One trial of the promise that what was acknowledged is in the lake exactly once: clients send while their server is
 * killed and started again, as the seed decides; then the lake is compared with what they were told. The seed decides
 * what is tried, not how the machine's threads meet, so a fault may need several runs to come back.
 */
final class FaultRun {
    private static final int CLIENTS = 4;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_WATCH = Duration.ofSeconds(4);

    /** So many persons reach each of 24 partitions, but for one run in ten million. */
    private static final int MARKERS = 500;

    private final Path data;
    private final long seed;
    private final Door door = new Door();
    private final Account account = new Account();
    private final AtomicReference<URI> address = new AtomicReference<>();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final List<Thread> clients = new ArrayList<>();
    private final Queue<Throwable> clientFailures = new ConcurrentLinkedQueue<>();
    private String writeKey = "";

    /** @param folder empty; the server's data and what it said stay in it */
    FaultRun(long seed, Path folder) {
        this.seed = seed;
        this.data = folder.resolve("data");
    }

    record Result(long seed, List<Kill> kills, Account.Balance balance, Duration took) {
        @Override
        public String toString() {
            return "seed %d: killed %s; %d sent, %d acknowledged, %d stored: %d lost %s, %d repeated %s, %d foreign %s (%d s)"
                    .formatted(
                            seed,
                            kills,
                            balance.sent(),
                            balance.acknowledged(),
                            balance.stored(),
                            balance.lost().size(),
                            some(balance.lost()),
                            balance.repeated().size(),
                            some(balance.repeated()),
                            balance.foreign().size(),
                            some(balance.foreign()),
                            took.toSeconds());
        }

        private static List<String> some(List<String> ids) {
            return ids.stream().limit(5).toList();
        }
    }

    static List<Kill> plan(long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> Kill.random(random))
                .limit(2 + random.nextInt(2))
                .toList();
    }

    Result run() throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<Kill> kills = plan(seed);
        for (Kill kill : kills) {
            serveUntil(kill);
        }
        try (ServedProcess last = launch()) {
            serve(last);
            stopClients();
            awaitMarkers(last);
            Account.Balance balance = account.balance(
                    door.numbers(last, "select event_id, count(*) from events where name = 'Fault' group by event_id"));
            return new Result(seed, kills, balance, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            isOver.set(true);
        }
    }

    private ServedProcess launch() throws IOException {
        return ServedProcess.launch(data, "--set", "lake.batch-interval=1s");
    }

    /** Whatever goes wrong before the kill, no process is left. */
    private void serveUntil(Kill kill) throws IOException, InterruptedException {
        ServedProcess server = launch();
        try {
            switch (kill.moment()) {
                case STARTING -> {}
                case SERVING -> serve(server);
                case WRITING -> {
                    serve(server);
                    awaitNewFile("data");
                }
                case COMMITTING -> {
                    serve(server);
                    awaitNewFile("metadata");
                }
            }
            TimeUnit.NANOSECONDS.sleep(kill.after().toNanos());
        } catch (IllegalStateException e) {
            server.close();
            throw e;
        }
        switch (kill.reach()) {
            case SERVER -> server.kill();
            case SERVER_AND_POSTGRESQL -> server.killEverything();
        }
    }

    /** Lets the clients find it; the first time, makes them. */
    private void serve(ServedProcess server) throws IOException, InterruptedException {
        server.awaitReady();
        if (writeKey.isEmpty()) {
            writeKey = door.addSource(server, "faults");
        }
        address.set(server.url());
        if (clients.isEmpty()) {
            for (int i = 0; i < CLIENTS; i++) {
                var client = new FaultClient(
                        "s" + seed + "-c" + i, new Random(seed * CLIENTS + i), address, writeKey, account, isOver::get);
                clients.add(Thread.ofPlatform()
                        .name("fault-client-" + i)
                        .uncaughtExceptionHandler((thread, thrown) -> clientFailures.add(thrown))
                        .start(client));
            }
        }
    }

    /** The files of the lake, of which each commit makes new ones under new names. */
    private void awaitNewFile(String kind) throws IOException, InterruptedException {
        Path folder = data.resolve("lake/warehouse/windrose/events").resolve(kind);
        long before = newest(folder);
        long deadline = System.nanoTime() + LONGEST_WATCH.toNanos();
        while (newest(folder) == before && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static long newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
        } catch (NoSuchFileException | UncheckedIOException e) {
            // There is none yet, or a file went while it was looked at.
            return 0;
        }
    }

    private void stopClients() throws InterruptedException {
        isOver.set(true);
        for (Thread client : clients) {
            if (!client.join(LONGEST_WAIT)) {
                throw new IllegalStateException("seed " + seed + ": " + client.getName() + " does not end");
            }
        }
        if (!clientFailures.isEmpty()) {
            throw new IllegalStateException("seed " + seed + ": a client failed", clientFailures.peek());
        }
    }

    /** A partition keeps its order: when what was sent last in each is in the lake, all that was sent before is. */
    private void awaitMarkers(ServedProcess server) throws IOException, InterruptedException {
        String markers = IntStream.range(0, MARKERS)
                .mapToObj(i -> """
                        {"type":"track","event":"Marker","messageId":"marker-%d","anonymousId":"marker-%1$d"}""".formatted(i))
                .collect(Collectors.joining(",", "{\"batch\":[", "]}"));
        Door.Answer answer = door.send(server.url(), writeKey, "batch", markers);
        if (answer.accepted() != MARKERS) {
            throw new IllegalStateException("seed " + seed + ": the markers were answered with " + answer);
        }
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (System.nanoTime() < deadline) {
            var stored = door.numbers(server, "select name, count(*) from events where name = 'Marker' group by name");
            if (stored.getOrDefault("Marker", 0L) >= MARKERS) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException(
                "seed " + seed + ": the lake does not take up what was acknowledged; " + server.output());
    }
}
