package io.windrose.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A running server by its public addresses, for what need not be fast. Thread-safe. */
final class Door {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_ROWS = 100_000;

    /** Longer than the server itself waits for its disk. */
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(20);

    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Door() {
        this(USUAL_PATIENCE);
    }

    /** @param patience how long an answer, and a query on the server, may take */
    Door(Duration patience) {
        this.patience = patience;
    }

    /**
     * @param accepted how many of its events the server says it has
     * @param problem the first that it names, as JSON; the whole answer if it names none
     */
    record Answer(int status, int accepted, String problem) {
        boolean isAcknowledgement() {
            return status >= 200 && status < 300;
        }
    }

    /** Makes a source, as who may read the data folder, and gives its write key. */
    String addSource(ServedProcess server, String name) throws IOException, InterruptedException {
        JsonNode source = ask(server, "/api/sources", Map.of("name", name));
        return source.path("writeKeys").path(0).path("key").asText();
    }

    /** The answer of the lake to {@code sql}: its rows, which must be all of them. */
    List<JsonNode> query(ServedProcess server, String sql) throws IOException, InterruptedException {
        JsonNode answer = ask(
                server, "/api/sql", Map.of("sql", sql, "limit", MOST_ROWS, "timeLimitSeconds", patience.toSeconds()));
        if (answer.path("cut").asBoolean()) {
            throw new IllegalStateException("more than " + MOST_ROWS + " rows for " + sql);
        }
        List<JsonNode> rows = new ArrayList<>();
        answer.path("rows").forEach(rows::add);
        return rows;
    }

    /** The answer of the lake to {@code sql}, which has two columns: a text and a number. */
    Map<String, Long> numbers(ServedProcess server, String sql) throws IOException, InterruptedException {
        Map<String, Long> numbers = new HashMap<>();
        query(server, sql)
                .forEach(row -> numbers.put(row.get(0).asText(), row.get(1).asLong()));
        return numbers;
    }

    /** Sends one call of the tracking form. */
    Answer send(URI url, String writeKey, String call, String json) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = post(url, "/v1/" + call, authorization(writeKey), json);
        JsonNode answer = MAPPER.readTree(response.body());
        JsonNode problem = answer.path("rejected").path(0);
        return new Answer(
                response.statusCode(),
                answer.path("accepted").asInt(),
                (problem.isMissingNode() ? answer : problem).toString());
    }

    boolean isAlive(URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/health/live"))
                .timeout(patience)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    /** The header by which a write key is shown. */
    static String authorization(String writeKey) {
        return "Basic " + Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
    }

    /** The answer to a question of its API, asked as who may read the data folder. */
    JsonNode ask(ServedProcess server, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", bearer(server))
                .timeout(patience)
                .build();
        return answer(path, client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** The answer to a question with a body. */
    JsonNode ask(ServedProcess server, String path, Map<String, ?> body) throws IOException, InterruptedException {
        return answer(path, post(server.url(), path, bearer(server), MAPPER.writeValueAsString(body)));
    }

    private static String bearer(ServedProcess server) throws IOException {
        JsonNode running = MAPPER.readTree(server.data().resolve("server.json").toFile());
        return "Bearer " + running.path("key").asText();
    }

    private static JsonNode answer(String path, HttpResponse<byte[]> response) throws IOException {
        JsonNode answer = MAPPER.readTree(response.body());
        if (response.statusCode() >= 400) {
            throw new IllegalStateException(path + " was answered with " + response.statusCode() + ": " + answer);
        }
        return answer;
    }

    private HttpResponse<byte[]> post(URI url, String path, String authorization, String json)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
