package io.windrose.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;

/** A client of the stream of live events, as a browser is one. */
final class LiveStream implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    /** @param id to name when asking again; empty where there is none */
    record Message(String name, String id, JsonNode data) {}

    private LiveStream(HttpRequest request) throws IOException, InterruptedException {
        this.response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    static LiveStream open(TestServer server, String query, Optional<String> lastId) {
        return open(server, query, server.operatorKey(), lastId);
    }

    static LiveStream open(TestServer server, String query, String token, Optional<String> lastId) {
        return opened(server, "/api/live?" + query, token, lastId);
    }

    /** Of the tables that have new rows. */
    static LiveStream ofChanges(TestServer server) {
        return opened(server, "/api/changes", server.operatorKey(), Optional.empty());
    }

    private static LiveStream opened(TestServer server, String path, String token, Optional<String> lastId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        lastId.ifPresent(id -> request.header("Last-Event-ID", id));
        try {
            return new LiveStream(request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    /** The next message; empty at the end of the stream. */
    Optional<Message> next() {
        String name = "";
        String id = "";
        JsonNode data = null;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = TestServer.MAPPER.readTree(line.substring(6));
                } else if (line.isEmpty() && data != null) {
                    return Optional.of(new Message(name, id, data));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes over messages until one is as wanted. */
    Message await(Predicate<Message> wanted) {
        while (true) {
            Message message = next().orElseThrow();
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
