package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.windrose.configuration.Configuration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A whole server in the test's process, on a folder and a port of its own, and a plain client for it. */
final class TestServer implements AutoCloseable {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Wiring wiring;
    private final Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    TestServer(Path folder, Map<String, String> settings) {
        this.folder = folder;
        Map<String, String> flags = new HashMap<>(settings);
        flags.put("data", folder.toString());
        flags.putIfAbsent("http.port", "0");
        this.wiring = Wiring.start(Configuration.read(Optional.empty(), Map.of(), flags));
    }

    /** An answer with its body parsed, or missing. */
    record Answer(int status, JsonNode body, Map<String, List<String>> headers) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }
    }

    /** Asks until it is so, where nothing tells that it is. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    Wiring wiring() {
        return wiring;
    }

    Path folder() {
        return folder;
    }

    URI url() {
        return wiring.url();
    }

    /** The owner's password, which the first start gives. */
    String ownerPassword() {
        return wiring.firstOwner().orElseThrow().password();
    }

    /** Lets in as whoever can read the data folder. */
    String operatorKey() {
        try {
            return MAPPER.readTree(folder.resolve("server.json").toFile())
                    .path("key")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer send(String method, String path, Map<String, String> headers, String body) {
        return send(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer send(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode parsed = type.contains("json") ? MAPPER.readTree(response.body()) : MissingNode.getInstance();
            return new Answer(response.statusCode(), parsed, response.headers().map());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What an open address answers, as it is. */
    String text(String path) {
        return textAs("", path);
    }

    /** What an address answers to a token, as it is. */
    String textAs(String token, String path) {
        return new String(bytesAs(token, path), StandardCharsets.UTF_8);
    }

    byte[] bytesAs(String token, String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url() + path))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer byToken(String token, String method, String path, String body) {
        return send(method, path, Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"), body);
    }

    /** Adds a source and gives its write key. */
    String addSource(String name) {
        Answer made = byToken(operatorKey(), "POST", "/api/sources", "{\"name\":\"" + name + "\"}");
        assertThat(made.status()).isEqualTo(201);
        return made.body().path("writeKeys").path(0).path("key").asText();
    }

    /** The rows of a query to the lake. */
    JsonNode rows(String sql) {
        String question = MAPPER.createObjectNode().put("sql", sql).toString();
        Answer answer = byToken(operatorKey(), "POST", "/api/sql", question);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().path("rows");
    }

    /** Asks until there are {@code count} rows or more; the lake shows events only once it has committed them. */
    JsonNode awaitRows(String sql, int count) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        JsonNode rows = rows(sql);
        while (rows.size() < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            rows = rows(sql);
        }
        assertThat(rows.size()).as(sql + " gave " + rows).isGreaterThanOrEqualTo(count);
        return rows;
    }

    Answer signIn(String name, String password) {
        String body = MAPPER.createObjectNode()
                .put("name", name)
                .put("password", password)
                .toString();
        return send("POST", "/api/session", Map.of("Content-Type", "application/json"), body);
    }

    @Override
    public void close() {
        wiring.close();
    }
}
