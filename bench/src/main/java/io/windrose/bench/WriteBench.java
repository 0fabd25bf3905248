package io.windrose.bench;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeSettings;
import io.windrose.lake.LakeWriter;
import io.windrose.stream.EventCodec;
import io.windrose.stream.EventStream;
import io.windrose.stream.StreamRecord;
import io.windrose.stream.StreamSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rows a second into committed tables: from a stream that is full before the writer starts, and from memory. */
@Command(
        name = "write",
        description = "Rows a second from the stream, and from memory, to the committed lake.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class WriteBench implements Callable<Integer> {
    private static final int PUBLISHED_AT_ONCE = 2_000;
    private static final int IMPORTED_AT_ONCE = 100_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", defaultValue = "600000", description = "How many each time (default: ${DEFAULT-VALUE}).")
    private int rows;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final EventCodec codec = new EventCodec();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.make();
                Database database = Database.open(DatabaseSettings.own(), folder.resolve("postgres"));
                EventStream stream = EventStream.open(StreamSettings.own(), folder.resolve("kafka"));
                Lake lake = Lake.open(LakeSettings.usual(), database, folder.resolve("lake"), Clock.systemUTC())) {
            stream.createTopics(List.of(EventStream.EVENTS));
            for (int from = 0; from < rows; from += PUBLISHED_AT_ONCE) {
                stream.publish(events(from, PUBLISHED_AT_ONCE).stream()
                        .map(this::record)
                        .toList());
            }
            say("from the stream", fromStream(lake, stream));
            say("from memory", fromMemory(lake));
            return 0;
        }
    }

    private double fromStream(Lake lake, EventStream stream) throws InterruptedException {
        long begun = System.nanoTime();
        try (LakeWriter writer = lake.writeEvents(stream)) {
            while (writer.status().rows() < rows) {
                if (System.nanoTime() - begun > LIMIT.toNanos()) {
                    throw new IllegalStateException("not written: " + writer.status());
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    private double fromMemory(Lake lake) {
        long taken = 0;
        for (int from = 0; from < rows; from += IMPORTED_AT_ONCE) {
            List<Event> events = events(rows + from, IMPORTED_AT_ONCE);
            long begun = System.nanoTime();
            lake.importEvents(events);
            taken += System.nanoTime() - begun;
        }
        return taken / 1e9;
    }

    private List<Event> events(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(this::event).toList();
    }

    private StreamRecord record(Event event) {
        byte[] key = event.eventId().getBytes(StandardCharsets.UTF_8);
        return new StreamRecord(EventStream.EVENTS, key, codec.encode(event), Map.of());
    }

    private Event event(int number) {
        String visitor = "visitor-" + number % 100_000;
        String id = "event-" + number;
        return new Event(
                id,
                "bench",
                EventType.PAGE,
                "Product",
                start.plusMillis(number % 60_000),
                start.plusMillis(number % 60_000),
                new Event.Who(visitor, null, Person.hash(null, visitor, id), "session-" + visitor),
                new Event.Page("https://shop.example/product/" + number % 5_000, "/product", null, "A warm coat"),
                new Event.Origin("email", "newsletter", "email", "autumn", null, null, null),
                new Event.Place("DE", null, null),
                new Event.Device("desktop", "Linux", "Chrome"),
                new Event.Order(null, null, null),
                Map.of("analytics", true),
                "{\"price\":%d.5,\"category\":\"coats\",\"size\":\"M\"}".formatted(number % 200),
                "{\"locale\":\"de-DE\",\"screen\":{\"width\":1920,\"height\":1080}}");
    }

    private void say(String what, double taken) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, "%-16s %8.0f rows/s (%d in %.1f s)", what, rows / taken, rows, taken));
        out.flush();
    }
}
