package io.windrose.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A dashboard of twelve cards, asked over HTTP as a browser asks for it, six at a time. */
@Command(
        name = "dashboard",
        description = "How long twelve cards take: after new events, and when nothing is new.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class DashboardBench implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** After so long without another order, none is to come. */
    private static final Duration SETTLED = Duration.ofSeconds(20);

    /** As many requests as a browser sends to one host at once. */
    private static final int AT_ONCE = 6;

    /** Of a month of the generated events. */
    private static final String DATES = "\"from\":\"2025-09-01\",\"to\":\"2025-09-30\"";

    /** Path and question. */
    private static final List<List<String>> CARDS = Stream.of(
                    trend("\"metric\":\"visits\"", "", "previous"),
                    trend("\"metric\":\"visitors\"", "", "previous"),
                    trend("\"metric\":\"page_views\"", "", "previous"),
                    trend("\"measure\":\"people\",\"of\":{\"event\":\"Order Completed\"}", "", "previous"),
                    trend("\"measure\":\"count\"", "\"channel\"", "none"),
                    trend("\"measure\":\"people\"", "\"country\"", "none"),
                    trend("\"measure\":\"people\"", "\"device\"", "none"),
                    trend("\"measure\":\"count\",\"of\":{\"event\":\"Product Viewed\"}", "\"path\"", "none"),
                    List.of("/api/analyses/funnels", """
                            {%s,"steps":[{"of":{"type":"page"}},{"of":{"event":"Product Viewed"}},
                             {"of":{"event":"Order Completed"}}]}""".formatted(DATES)),
                    List.of("/api/analyses/retention", "{%s}".formatted(DATES)),
                    List.of("/api/analyses/paths", "{%s}".formatted(DATES)),
                    List.of("/api/analyses/web", "{%s}".formatted(DATES)))
            .toList();

    @Spec
    private CommandSpec spec;

    @Option(names = "--events", defaultValue = "10000000", description = "In the lake (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--rounds", defaultValue = "5", description = "Of each measurement (default: ${DEFAULT-VALUE}).")
    private int rounds;

    private final Door door = new Door(PATIENCE);

    private static List<String> trend(String metric, String by, String comparison) {
        return List.of(
                "/api/analyses/trends",
                "{%s,\"metrics\":[{%s}],\"by\":[%s],\"compare\":\"%s\"}".formatted(DATES, metric, by, comparison));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Machine.say(this::say);
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            if (!DiskNeed.ofLake(events).isMet(folder.path(), this::say)) {
                return 1;
            }
            Path data = folder.resolve("data");
            try (FilledLake filled = FilledLake.open(data, 512, 2)) {
                filled.fill(new GeneratedEvents(events), this::say);
            }
            try (ServedProcess server = ServedProcess.start(data)) {
                String key = door.addSource(server, "bench");
                settle(server);
                drawn(server);
                List<Long> cold = new ArrayList<>();
                for (int i = 0; i < rounds; i++) {
                    commit(server, key, i);
                    cold.add(drawn(server));
                }
                row("after new events", cold, "3000");
                List<Long> warm = new ArrayList<>();
                for (int i = 0; i < rounds; i++) {
                    warm.add(drawn(server));
                }
                row("nothing new", warm, "500");
                for (List<String> card : CARDS) {
                    commit(server, key, rounds);
                    long begun = System.nanoTime();
                    ask(server, card);
                    say("  alone, after a new event: %6d ms %s %s"
                            .formatted((System.nanoTime() - begun) / 1_000_000, card.get(0), card.get(1)));
                }
            }
        }
        Machine.say(this::say);
        return 0;
    }

    /** Waits until the orders of all these events are made, as they are on a server that did not start just now. */
    private void settle(ServedProcess server) throws IOException, InterruptedException {
        String orders = "select count(*) as n from order_statements";
        long before = -1;
        long made = door.query(server, orders).getFirst().get(0).asLong();
        while (made == 0 || made != before) {
            Thread.sleep(SETTLED);
            before = made;
            made = door.query(server, orders).getFirst().get(0).asLong();
        }
        say("  %d orders made of the events".formatted(made));
    }

    /** An event is in the lake when this returns, so that no answer from before holds. */
    private void commit(ServedProcess server, String key, int number) throws IOException, InterruptedException {
        String before = "select count(*) as n from events where name = 'Probe'";
        long had = door.query(server, before).getFirst().get(0).asLong();
        door.send(
                server.url(),
                key,
                "track",
                "{\"event\":\"Probe\",\"messageId\":\"probe-%d-%d\",\"anonymousId\":\"probe\"}"
                        .formatted(number, System.nanoTime()));
        while (door.query(server, before).getFirst().get(0).asLong() == had) {
            Thread.sleep(100);
        }
    }

    /** Nanoseconds until the last of the cards is answered. */
    private long drawn(ServedProcess server) throws InterruptedException {
        long begun = System.nanoTime();
        try (ExecutorService connections = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Void>> asked = CARDS.stream()
                    .<Callable<Void>>map(card -> () -> {
                        ask(server, card);
                        return null;
                    })
                    .toList();
            for (Future<Void> card : connections.invokeAll(asked)) {
                card.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a card was not answered", e);
        }
        return System.nanoTime() - begun;
    }

    private void ask(ServedProcess server, List<String> card) throws IOException, InterruptedException {
        door.ask(server, card.get(0), body(card.get(1)));
    }

    private static Map<String, Object> body(String json) throws JsonProcessingException {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    private void row(String what, List<Long> nanoseconds, String budget) {
        Spread times = Spread.of(nanoseconds);
        say(String.format(
                Locale.ROOT,
                "twelve cards, %-16s median %6d ms, longest %6d, of %d; budget %s ms",
                what,
                times.median().toMillis(),
                times.longest().toMillis(),
                times.count(),
                budget));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
