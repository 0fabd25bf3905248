package io.windrose.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Sends requests over many kept-alive connections from one thread, each connection one at a time. Cheaper for the
 * machine than a thread for each connection, so that it leaves more of two processors to what it measures.
 */
final class Load {
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(15);

    private final URI server;
    private final RequestTemplate template;
    private final int connections;

    Load(URI server, RequestTemplate template, int connections) {
        this.server = server;
        this.template = template;
        this.connections = connections;
    }

    /** @param acknowledged events that were answered with 2xx, those answered after the end included */
    record Result(long acknowledged, long refused, double perSecond) {}

    /** As fast as it goes. */
    Result flood(Duration time) throws IOException {
        return run(time, Double.POSITIVE_INFINITY);
    }

    /** At {@code perSecond} events, or as near to it as the server lets come. */
    Result pace(Duration time, double perSecond) throws IOException {
        return run(time, perSecond);
    }

    private Result run(Duration time, double perSecond) throws IOException {
        List<LoadConnection> opened = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            Deque<LoadConnection> idle = new ArrayDeque<>();
            for (int i = 0; i < connections; i++) {
                LoadConnection connection = LoadConnection.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()),
                        selector,
                        template.copy());
                opened.add(connection);
                idle.add(connection);
            }
            return drive(selector, idle, time, perSecond);
        } finally {
            for (LoadConnection connection : opened) {
                connection.close();
            }
        }
    }

    private Result drive(Selector selector, Deque<LoadConnection> idle, Duration time, double perSecond)
            throws IOException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long sent = 0;
        long inTime = 0;
        long answered = 0;
        long refused = 0;
        while (System.nanoTime() < end || (answered < sent && System.nanoTime() < end + LAST_ANSWERS.toNanos())) {
            long now = System.nanoTime();
            double due = now >= end ? 0 : perSecond * (now - start) / 1e9 / template.events();
            while (sent < due && !idle.isEmpty()) {
                idle.removeFirst().send();
                sent++;
            }
            selector.select(1);
            for (SelectionKey key : selector.selectedKeys()) {
                LoadConnection connection = (LoadConnection) key.attachment();
                if (connection.proceed()) {
                    answered++;
                    inTime += System.nanoTime() < end ? 1 : 0;
                    refused += connection.isAcknowledged() ? 0 : 1;
                    idle.addLast(connection);
                }
            }
            selector.selectedKeys().clear();
        }
        if (answered < sent) {
            throw new IllegalStateException(sent - answered + " of " + sent + " requests were not answered");
        }
        int events = template.events();
        return new Result((answered - refused) * events, refused * events, inTime * events / (time.toNanos() / 1e9));
    }
}
