package io.windrose.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A client that does not trust its server: it sends single events and batches, each again with the same ids until it is
 * acknowledged, gives some up after one attempt, and now and then sends on purpose what was sent before.
 */
final class FaultClient implements Runnable {
    private static final int LARGEST_BATCH = 30;
    private static final int PERSONS = 500;
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(60);

    private final String name;
    private final Random random;
    private final AtomicReference<URI> server;
    private final String writeKey;
    private final Account account;
    private final BooleanSupplier isOver;
    private final Door door = new Door();
    private final List<String> earlier = new ArrayList<>();
    private int count;

    /** @param server where the server is now; may change, and may be out of date */
    FaultClient(
            String name,
            Random random,
            AtomicReference<URI> server,
            String writeKey,
            Account account,
            BooleanSupplier isOver) {
        this.name = name;
        this.random = random;
        this.server = server;
        this.writeKey = writeKey;
        this.account = account;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        try {
            while (!isOver.getAsBoolean()) {
                sendSome();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendSome() throws InterruptedException {
        List<String> ids = new ArrayList<>();
        int size = random.nextBoolean() ? 1 : 1 + random.nextInt(LARGEST_BATCH);
        for (int i = 0; i < size; i++) {
            boolean again = !earlier.isEmpty() && random.nextInt(10) == 0;
            ids.add(again ? earlier.get(random.nextInt(earlier.size())) : name + "-" + count++);
        }
        earlier.addAll(ids);
        account.send(ids);
        boolean givesUp = random.nextInt(8) == 0;
        deliver(ids, givesUp ? Duration.ZERO : LONGEST_RETRY);
    }

    private void deliver(List<String> ids, Duration patience) throws InterruptedException {
        String call = ids.size() == 1 ? "track" : "batch";
        String body = body(ids);
        long start = System.nanoTime();
        do {
            try {
                Door.Answer answer = door.send(server.get(), writeKey, call, body);
                if (answer.isAcknowledgement()) {
                    if (answer.accepted() != ids.size()) {
                        throw new IllegalStateException(answer + " for " + ids.size() + " events");
                    }
                    account.acknowledge(ids);
                    return;
                }
            } catch (IOException e) {
                // It is down, or went down before it answered: what a client cannot tell apart.
            }
            TimeUnit.MILLISECONDS.sleep(20 + random.nextInt(80));
        } while (System.nanoTime() - start < patience.toNanos());
    }

    /** A copy may come from another person, and so by another partition. */
    private String body(List<String> ids) {
        String events = ids.stream()
                .map(id -> """
                        {"type":"track","event":"Fault","messageId":"%s","anonymousId":"person-%d","properties":{"client":"%s"}}""".formatted(id, random.nextInt(PERSONS), name))
                .collect(Collectors.joining(","));
        return ids.size() == 1 ? events : "{\"batch\":[" + events + "]}";
    }
}
