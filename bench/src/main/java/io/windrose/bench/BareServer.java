package io.windrose.bench;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.windrose.stream.EventStream;
import io.windrose.stream.StreamRecord;
import io.windrose.stream.StreamSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The ceiling of what stands on our web server and our way to the log: it reads the body, keeps it or not, and says
 * 204. Nothing is judged, nobody reads the log. In a process of its own.
 */
final class BareServer implements AutoCloseable {
    private static final String READY = "ready at ";

    private final Process process;
    private final URI url;

    private BareServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** What it does with a body. */
    enum Work {
        /** Reads it. */
        READ,
        /** Answers when Kafka has it, with an fsync for each append. */
        KEEP
    }

    static BareServer start(Work work, Path folder) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                work.name(),
                folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (String line = process.inputReader().readLine();
                line != null;
                line = process.inputReader().readLine()) {
            if (line.startsWith(READY)) {
                return new BareServer(process, URI.create(line.substring(READY.length())));
            }
        }
        process.destroy();
        throw new IllegalStateException("the bare server did not start");
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The process itself. */
    public static void main(String[] arguments) {
        Bench.quiet();
        switch (Work.valueOf(arguments[0])) {
            case READ -> serve(BareServer::read);
            case KEEP -> keep(Path.of(arguments[1]));
        }
    }

    private static void keep(Path folder) {
        EventStream stream = EventStream.open(StreamSettings.own(), folder);
        stream.createTopics(List.of(EventStream.EVENTS));
        serve((request, response) -> {
            byte[] body = request.content().as(byte[].class);
            byte[] key = Integer.toString(ThreadLocalRandom.current().nextInt()).getBytes(StandardCharsets.UTF_8);
            stream.publish(List.of(new StreamRecord(EventStream.EVENTS, key, body, Map.of())));
            response.status(204).send();
        });
    }

    private static void read(ServerRequest request, ServerResponse response) {
        request.content().as(byte[].class);
        response.status(204).send();
    }

    private static void serve(Handler handler) {
        HttpRouting.Builder routing = HttpRouting.builder().any(handler);
        WebServer server = WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(0)
                .featuresDiscoverServices(false)
                .routing(routing)
                .build()
                .start();
        System.out.println(READY + "http://127.0.0.1:" + server.port());
    }
}
