package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.core.Unavailable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Asks a server over its API. A problem that it answers becomes an exception with the server's own words. */
final class ServerClient {
    static final ObjectMapper MAPPER = new ObjectMapper();

    /** A backup answers when it is complete. */
    private static final Duration LONGEST_ANSWER = Duration.ofHours(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI url;
    private final String token;

    ServerClient(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    JsonNode get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    JsonNode post(String path, Map<String, ?> body) {
        return send("POST", path, json(body));
    }

    JsonNode patch(String path, Map<String, ?> body) {
        return send("PATCH", path, json(body));
    }

    void delete(String path) {
        send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    JsonNode put(String path, JsonNode body) {
        return send("PUT", path, HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    /** Sends a file as the body, as it is read from the disk. */
    JsonNode upload(String path, Path file) {
        try {
            return send("POST", path, HttpRequest.BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new NotFound("client.no-file", "there is no file " + file + " that can be read; see its name", e);
        }
    }

    /** Writes what the server answers to a GET into {@code target}, as it comes. */
    void fetch(String path, OutputStream target) {
        write(
                exchange("GET", path, HttpRequest.BodyPublishers.noBody(), HttpResponse.BodyHandlers.ofInputStream()),
                target);
    }

    /** Writes what the server answers into {@code target}, as it comes. */
    void download(String path, Map<String, ?> body, OutputStream target) {
        write(exchange("POST", path, json(body), HttpResponse.BodyHandlers.ofInputStream()), target);
    }

    private void write(HttpResponse<InputStream> response, OutputStream target) {
        try (InputStream in = response.body()) {
            if (response.statusCode() >= 400) {
                throw refused(response.statusCode(), parsed(in.readAllBytes()));
            }
            in.transferTo(target);
            target.flush();
        } catch (IOException e) {
            throw new Unavailable(
                    "client.broke-off", "the answer broke off; the server's log says why, or ask for less", e);
        }
    }

    /** A segment of a path, whatever letters it has. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        return HttpRequest.BodyPublishers.ofString(MAPPER.valueToTree(body).toString());
    }

    private JsonNode send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpResponse<byte[]> response = exchange(method, path, body, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode answer = parsed(response.body());
        if (response.statusCode() >= 400) {
            throw refused(response.statusCode(), answer);
        }
        return answer;
    }

    private <T> HttpResponse<T> exchange(
            String method, String path, HttpRequest.BodyPublisher body, HttpResponse.BodyHandler<T> handler) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(LONGEST_ANSWER)
                .build();
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new Unavailable(
                    "client.unreachable",
                    "the server at " + url + " does not answer (" + e.getClass().getSimpleName()
                            + "); see whether it runs there",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("client.interrupted", "the command was interrupted", e);
        }
    }

    private Incorrect refused(int status, JsonNode answer) {
        return new Incorrect(
                answer.path("code").asText("client.refused"),
                answer.path("detail").asText("the server at " + url + " answered " + status));
    }

    private JsonNode parsed(byte[] body) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new Incorrect(
                    "client.no-windrose", "what answers at " + url + " is not a Windrose server; check --url", e);
        }
    }
}
