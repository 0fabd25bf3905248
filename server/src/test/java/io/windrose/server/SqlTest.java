package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQL by HTTP: formats, limits, cancelling. */
class SqlTest {
    private static final String ENDLESS = "select count(*) from range(1000000000) a, range(1000000000) b";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of("sql.queries", "2"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersAsJsonWithTypes() {
        TestServer.Answer answer = ask("{\"sql\":\"select 1 as one, 'a' as a, null as n, [1.5] as l\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString())
                .isEqualTo(
                        "{\"columns\":[{\"name\":\"one\",\"type\":\"INTEGER\"},{\"name\":\"a\",\"type\":\"VARCHAR\"},{\"name\":\"n\",\"type\":\"NULL\"},{\"name\":\"l\",\"type\":\"DECIMAL(2,1)[]\"}],\"rows\":[[1,\"a\",null,[1.5]]],\"cut\":false}");
        assertThat(UUID.fromString(answer.header("X-Query-Id")).version()).isEqualTo(7);
    }

    @Test
    void whoMayNotSeePeopleIsToldNobodyInAnyFormat() throws Exception {
        Sender sender = Sender.of(server, "masked-shop");
        sender.post("/v1/identify", """
                {"userId": "ida-known", "anonymousId": "cookie-of-ida",
                 "traits": {"email": "ida@masked.example", "plan": "gold", "seats": {"of": "ida"}}}""");
        server.awaitRows("select * from events where source_id = 'masked-shop'", 1);
        String viewer = server.byToken(
                        server.operatorKey(), "POST", "/api/tokens", "{\"name\":\"board\",\"role\":\"viewer\"}")
                .body()
                .path("token")
                .asText();
        String sql = "select user_id, anonymous_id, person::varchar as person, properties.plan::varchar as plan,"
                + " properties.email::varchar as email, properties, context from events";

        for (String format : List.of("json", "csv", "csv-spreadsheet", "xlsx", "parquet", "arrow")) {
            String answer = new String(bytesOf(viewer, sql, format), StandardCharsets.ISO_8859_1);
            assertThat(answer).as(format).contains("gold").doesNotContain("ida", "cookie-of");
            assertThat(new String(bytesOf(server.operatorKey(), sql, format), StandardCharsets.ISO_8859_1))
                    .as(format)
                    .contains("ida-known");
        }
        assertThat(server.byToken(viewer, "GET", "/api/sql/tables", "").body().toString())
                .contains("\"events\"", "\"orders\"", "\"metric_orders\"")
                .doesNotContain("\"rejected\"");
        assertThat(masked(viewer))
                .containsEntry("user_id", "pseudonym")
                .containsEntry("person", "pseudonym")
                .containsEntry("url", "shortened")
                .containsEntry("properties", "some-keys")
                .doesNotContainKeys("name", "channel", "occurred_at");
        assertThat(masked(server.operatorKey())).isEmpty();
        assertThat(server.byToken(viewer, "POST", "/api/sql", "{\"sql\":\"from rejected\"}")
                        .status())
                .isEqualTo(403);
        for (var table :
                server.byToken(viewer, "GET", "/api/sql/tables", "").body().path("tables")) {
            String name = table.path("name").asText();
            assertThat(server.byToken(viewer, "POST", "/api/sql", "{\"sql\":\"from " + name + "\"}")
                            .body()
                            .toString())
                    .as(name)
                    .contains("\"rows\"")
                    .doesNotContain("ida-known", "cookie-of");
        }
    }

    /** What a caller sees in the place of the values of an event. */
    private static Map<String, String> masked(String token) {
        Map<String, String> found = new HashMap<>();
        for (var table :
                server.byToken(token, "GET", "/api/sql/tables", "").body().path("tables")) {
            if (table.path("name").asText().equals("events")) {
                for (var column : table.path("columns")) {
                    if (column.has("masked")) {
                        found.put(
                                column.path("name").asText(),
                                column.path("masked").asText());
                    }
                }
            }
        }
        return found;
    }

    /** An answer; of a workbook the parts that hold its cells. */
    private static byte[] bytesOf(String token, String sql, String format) throws Exception {
        String body = TestServer.MAPPER
                .createObjectNode()
                .put("sql", sql)
                .put("format", format)
                .toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/sql"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        byte[] answer =
                CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        if (!format.equals("xlsx")) {
            return answer;
        }
        Path file = Files.write(folder.resolve("answer.xlsx"), answer);
        ByteArrayOutputStream cells = new ByteArrayOutputStream();
        try (ZipFile parts = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(parts.entries())) {
                parts.getInputStream(part).transferTo(cells);
            }
        }
        return cells.toByteArray();
    }

    @Test
    void saysThatThereIsNoSpark() {
        TestServer.Answer answer =
                server.byToken(server.operatorKey(), "POST", "/api/spark/sql", "{\"sql\":\"select 1\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("code").asText()).isEqualTo("sql.no-spark");
    }

    @Test
    void answersInTheFormatThatIsNamedOrAccepted() throws Exception {
        String sql = "select i, 'a,' || i as t, '' as e, null as n from range(2) r(i)";
        assertThat(new String(bytes(sql, "\"format\":\"csv\",", ""), StandardCharsets.UTF_8))
                .isEqualTo("i,t,e,n\r\n0,\"a,0\",\"\",\r\n1,\"a,1\",\"\",\r\n");
        assertThat(new String(bytes(sql, "", "text/csv;q=0.9, */*"), StandardCharsets.UTF_8))
                .startsWith("i,t,e,n");
        byte[] parquet = bytes(sql, "", "application/vnd.apache.parquet");
        assertThat(new String(Arrays.copyOf(parquet, 4), StandardCharsets.US_ASCII))
                .isEqualTo("PAR1");
        // The streaming format begins each message with this mark.
        byte[] arrow = bytes(sql, "", "application/vnd.apache.arrow.stream");
        assertThat(Arrays.copyOf(arrow, 4)).containsExactly(-1, -1, -1, -1);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(ask("{\"sql\":\"drop table x\"}").body().path("code").asText())
                .isEqualTo("lake.not-a-select");
        assertThat(ask("{\"sql\":\"select x\"}").body().path("detail").asText()).contains("\"x\" was not found");
        assertThat(ask("{\"sql\":\"select 1\",\"format\":\"xls\"}")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("sql.format");
        assertThat(ask("{\"sql\":\"select 1\",\"limit\":0}").body().path("code").asText())
                .isEqualTo("sql.limit");
        assertThat(ask("{\"sql\":\"select 1\",\"timeLimitSeconds\":0}")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("sql.time-limit");
        TestServer.Answer slow = ask("{\"sql\":\"" + ENDLESS + "\",\"timeLimitSeconds\":1}");
        assertThat(slow.status()).isEqualTo(503);
        assertThat(slow.body().path("code").asText()).isEqualTo("lake.query-too-slow");
    }

    @Test
    void cutsAtTheLimit() {
        TestServer.Answer answer = ask("{\"sql\":\"select * from range(100)\",\"limit\":3}");

        assertThat(answer.body().path("rows").size()).isEqualTo(3);
        assertThat(answer.body().path("cut").asBoolean()).isTrue();
    }

    @Test
    void itsCallerCancelsAQueryByItsId() {
        UUID id = UUID.randomUUID();
        CompletableFuture<TestServer.Answer> query =
                CompletableFuture.supplyAsync(() -> ask("{\"sql\":\"" + ENDLESS + "\",\"id\":\"" + id + "\"}"));
        await("windrose_sql_running 1.0");

        assertThat(server.byToken(server.operatorKey(), "DELETE", "/api/sql/" + id, "")
                        .status())
                .isEqualTo(204);
        assertThat(query.join().body().path("code").asText()).isEqualTo("lake.query-cancelled");
        assertThat(server.byToken(server.operatorKey(), "DELETE", "/api/sql/" + id, "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aQueryEndsWhenItsCallerLeavesBeforeTheFirstRow() throws Exception {
        byte[] body = ("{\"sql\":\"" + ENDLESS + "\",\"timeLimitSeconds\":600}").getBytes(StandardCharsets.UTF_8);
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
            socket.getOutputStream()
                    .write("""
                    POST /api/sql HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    """.formatted(server.operatorKey(), body.length).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            await("windrose_sql_running 1.0");
        }

        await("windrose_sql_running 0.0");
    }

    @Test
    void aQueryEndsWhenItsReaderLeaves() throws Exception {
        HttpResponse<InputStream> response = CLIENT.send(
                request(
                        "{\"sql\":\"select i, repeat('x', 1000) from range(100000000) r(i)\",\"format\":\"csv\",\"timeLimitSeconds\":600}",
                        ""),
                HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("i,");
            assertThat(lines.readLine()).startsWith("0,xxx");
        }

        await("windrose_sql_running 0.0");
        assertThat(server.rows("select 1")).hasSize(1);
    }

    @Test
    void aFailureAfterTheFirstRowsCutsTheConnection() {
        String sql = "select case when i = 5000000 then error('too far') else i end as i from range(10000000) r(i)";

        assertThatThrownBy(() -> bytes(sql, "\"format\":\"csv\",", "")).isInstanceOf(IOException.class);
        assertThat(server.rows("select 1")).hasSize(1);
    }

    private static TestServer.Answer ask(String body) {
        return server.byToken(server.operatorKey(), "POST", "/api/sql", body);
    }

    private static byte[] bytes(String sql, String more, String accept) throws Exception {
        HttpResponse<byte[]> response = CLIENT.send(
                request("{" + more + "\"sql\":\"" + sql + "\"}", accept), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static HttpRequest request(String body, String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/api/sql"))
                .header("Authorization", "Bearer " + server.operatorKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        return request.build();
    }

    private static void await(String figure) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!metrics().contains(figure) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(metrics()).contains(figure);
    }

    private static String metrics() {
        return server.textAs(server.operatorKey(), "/metrics");
    }
}
