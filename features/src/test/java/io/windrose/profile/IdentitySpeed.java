package io.windrose.profile;

import io.windrose.core.Event;
import io.windrose.stream.EventCodec;
import io.windrose.stream.EventStream;
import io.windrose.testkit.Events;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What it costs to search records for links, beside reading them whole, and to work links in: a program, which prints
 * and asserts nothing. Run it with the test class path: {@code java -cp ... io.windrose.profile.IdentitySpeed}.
 */
final class IdentitySpeed {
    private static final int RECORDS = 200_000;
    private static final int LINKS = 20_000;
    private static final int BATCH = 1_000;
    private static final String PROPERTIES =
            "{\"order_id\":\"o-1\",\"revenue\":19.9,\"products\":[{\"sku\":\"s1\",\"name\":\"Chair\",\"price\":19.9}]}";

    private IdentitySpeed() {}

    public static void main(String[] arguments) throws Exception {
        EventCodec codec = new EventCodec();
        Event event = Events.track("e-1", "ada", "Order Completed", Instant.EPOCH, PROPERTIES);
        byte[] value = codec.encode(event);
        var record = new ConsumerRecord<>(EventStream.EVENTS, 0, 0, codec.key(event), value);
        for (int round = 0; round < 5; round++) {
            Gathered gathered = new Gathered(new LinkReader(), new KnownLinks());
            double searched = micros(() -> gathered.add(record));
            double read = micros(() -> codec.decode(value));
            System.out.printf(
                    Locale.ROOT,
                    "a record of %d bytes: searched in %.2f us, read whole in %.2f us, %.2f of it%n",
                    value.length,
                    searched,
                    read,
                    searched / read);
        }
        try (ProfileDatabase stored = ProfileDatabase.start()) {
            Resolution resolution = ProfileDatabase.resolution(ProfileSettings.DEFAULT);
            List<Link> links = IntStream.range(0, LINKS)
                    .mapToObj(i -> ProfileDatabase.identify("visitor-" + i, "user-" + i / 2, i))
                    .toList();
            for (String what : List.of("new", "repeated")) {
                long start = System.nanoTime();
                for (int i = 0; i < LINKS; i += BATCH) {
                    stored.work(resolution, links.subList(i, i + BATCH));
                }
                System.out.printf(
                        Locale.ROOT,
                        "%,d %s links a second%n",
                        LINKS * 1_000_000_000L / (System.nanoTime() - start),
                        what);
            }
        }
    }

    /** Of the thread's own time, for one. */
    private static double micros(Runnable step) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < RECORDS; i++) {
            step.run();
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1e3 / RECORDS;
    }
}
