package io.windrose.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long an event takes from the client's hand to an answer of the lake, measured on one event in each interval. */
final class Visibility {
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ServedProcess server;
    private final String writeKey;
    private final Door door = new Door();
    private final Map<String, Long> sentAt = new HashMap<>();
    private final Map<String, Long> seenAfter = new HashMap<>();

    Visibility(ServedProcess server, String writeKey) {
        this.server = server;
        this.writeKey = writeKey;
    }

    /** Times include the interval between two questions. */
    Spread measure(Duration time) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            sendOne();
            look();
            TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
        }
        while (seenAfter.size() < sentAt.size()
                && System.nanoTime() - start < time.plus(LONGEST).toNanos()) {
            look();
            TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
        }
        if (seenAfter.size() < sentAt.size()) {
            throw new IllegalStateException("%d of %d probes are not in the lake after %s"
                    .formatted(sentAt.size() - seenAfter.size(), sentAt.size(), LONGEST));
        }
        return Spread.of(seenAfter.values());
    }

    private void sendOne() throws IOException, InterruptedException {
        String id = "probe-" + sentAt.size();
        long now = System.nanoTime();
        Door.Answer answer = door.send(
                server.url(),
                writeKey,
                "track",
                "{\"event\":\"Probe\",\"messageId\":\"%s\",\"anonymousId\":\"%1$s\"}".formatted(id));
        if (!answer.isAcknowledgement()) {
            throw new IllegalStateException("a probe was answered with " + answer);
        }
        sentAt.put(id, now);
    }

    private void look() throws IOException, InterruptedException {
        Map<String, Long> stored =
                door.numbers(server, "select event_id, count(*) from events where name = 'Probe' group by event_id");
        long now = System.nanoTime();
        stored.keySet().forEach(id -> seenAfter.computeIfAbsent(id, any -> now - sentAt.getOrDefault(id, now)));
    }
}
