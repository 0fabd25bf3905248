package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program logs at its most talkative, while secrets and names of people pass through it. */
class SecretsInLogsTest {
    @TempDir
    private Path folder;

    private final Program program = new Program();

    @AfterEach
    void stop() {
        program.stopAll();
    }

    @Test
    void noSecretAndNobodysNameIsLogged() throws Exception {
        Path data = folder.resolve("data");
        Program.Running server = program.serve(data, "--set", "log.level=debug", "--set", "log.format=json");
        JsonNode file = TestServer.MAPPER.readTree(data.resolve("server.json").toFile());
        String key = file.path("key").asText();
        List<String> secrets = new ArrayList<>(List.of(key));
        secrets.add(post(server, key, "/api/users", "{\"name\":\"ada@example.com\",\"role\":\"viewer\"}")
                .path("password")
                .asText());
        secrets.add(post(server, key, "/api/tokens", "{\"name\":\"t\",\"role\":\"viewer\"}")
                .path("token")
                .asText());
        secrets.add(post(server, key, "/api/sources", "{\"name\":\"web\"}")
                .path("writeKeys")
                .path(0)
                .path("key")
                .asText());
        post(server, key, "/api/users", "{\"name\":\"ada@example.com\",\"role\":\"viewer\"}");
        post(server, key, "/api/session", "{\"name\":\"ada@example.com\",\"password\":\"guess-4711\"}");
        post(server, key, "/api/sources?name=query-4711", "{\"name\":\"bad name 4711\"}");
        secrets.addAll(List.of("ada@example.com", "guess-4711", "query-4711", "bad name 4711"));
        String first = first(Pattern.compile("with the password\\s+(\\S+)"), server.output());
        server.terminate();

        String log = server.output().replace(first, "(shown once)");
        assertThat(server.output().split(Pattern.quote(first), -1)).hasSize(2);
        assertThat(log).contains("\"request\"").contains("users");
        assertThat(secrets).allSatisfy(secret -> {
            assertThat(secret).hasSizeGreaterThan(8);
            assertThat(log).doesNotContain(secret);
        });
        for (String password : List.of("postgres/password", "postgres/superuser-password")) {
            assertThat(log)
                    .doesNotContain(Files.readString(data.resolve(password)).strip());
        }
    }

    private static JsonNode post(Program.Running server, String key, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return TestServer.MAPPER.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body());
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
