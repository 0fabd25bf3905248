package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the SQL screen asks of the server beside the rows. */
class SqlScreenTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static Map<String, String> session;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of());
        TestServer.Answer signedIn = server.signIn("owner", server.ownerPassword());
        session = Map.of(
                "Cookie", signedIn.header("Set-Cookie").replaceFirst(";.*", ""),
                "X-CSRF-Token", signedIn.body().path("csrfToken").asText(),
                "Content-Type", "application/json");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tellsWhatAQueryCanAskFor() {
        String key = server.addSource("shop");
        String event = """
                {"batch":[{"type":"track","event":"Order Completed","userId":"ada","properties":{"price":12.5,"a b":"x"}}]}""";
        assertThat(server.send("POST", "/v1/batch?writeKey=" + key, Map.of("Content-Type", "text/plain"), event)
                        .status())
                .isEqualTo(200);
        server.awaitRows("select 1 from events where name = 'Order Completed'", 1);

        JsonNode tables = byOwner("GET", "/api/sql/tables", "").body();
        JsonNode events = tables.path("tables").path(0);

        assertThat(tables.path("engines").toString()).isEqualTo("[\"duckdb\"]");
        assertThat(events.path("name").asText()).isEqualTo("events");
        assertThat(events.path("columns").findValuesAsText("name")).contains("occurred_at", "properties", "profile_id");
        List<String> expressions = events.path("columns").findValuesAsText("expression");
        assertThat(expressions)
                .contains("try_cast(properties.price::varchar as double)", "properties.\"a b\"::varchar");
        // Each of them works as it stands.
        assertThat(server.rows("select " + String.join(", ", expressions) + " from events"))
                .isNotEmpty();
    }

    @Test
    void saysWhereAQueryIsWrong() {
        JsonNode problem = byOwner("POST", "/api/sql", question("select 1,\n  nme from events", "json"))
                .body();

        assertThat(problem.path("code").asText()).isEqualTo("lake.query-failed");
        assertThat(problem.path("place").toString()).isEqualTo("{\"line\":2,\"column\":3,\"length\":3}");
        assertThat(problem.path("detail").asText())
                .contains("\"nme\" not found")
                .doesNotContain("LINE");
        assertThat(byOwner("POST", "/api/sql", question("selec 1", "json"))
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("lake.syntax");
    }

    @Test
    void sendsAWorkbookWhoseValuesAreWhatTheyWere() throws Exception {
        String sheet = sheet("""
                select 42 as whole, 12.50 as amount, 9223372036854775807 as large, '=1+1' as text, ' <é> ' as blanks,
                       timestamptz '2026-05-01 12:00:00+00' as moment, date '2026-05-01' as day, true as truth,
                       null as nothing, [1, 2] as list, '' as empty, 'nan'::double as no_number""");

        assertThat(cells(sheet).subList(12, 24))
                .containsExactly(
                        "n 42",
                        "n 12.50",
                        "inlineStr 9223372036854775807",
                        "inlineStr =1+1",
                        "inlineStr _x0020_&lt;&#xe9;&gt;_x0020_",
                        "n 46143.5",
                        "n 46143.0",
                        "b 1",
                        "",
                        "inlineStr [1,2]",
                        "inlineStr ",
                        "inlineStr NaN");
    }

    @Test
    void refusesAWorkbookThatExcelCouldNotHold() {
        JsonNode many = byOwner("POST", "/api/sql", question("select * from range(1048576)", "xlsx"))
                .body();
        assertThat(many.path("code").asText()).isEqualTo("sql.too-many-rows");
        JsonNode lengthy = byOwner("POST", "/api/sql", question("select repeat('x', 32768) as t", "xlsx"))
                .body();
        assertThat(lengthy.path("code").asText()).isEqualTo("sql.text-too-long");
        assertThat(lengthy.path("detail").asText()).contains("\"t\"", "32768", "row 1");
    }

    @Test
    void sendsACsvThatASpreadsheetComputesNothingOf() throws Exception {
        String sql = "select '=1+1' as a, '-5' as b, -5 as c, 'plain' as d, '@x' as e";

        assertThat(new String(bytes(sql, "csv-spreadsheet"), StandardCharsets.UTF_8))
                .isEqualTo("\ufeffa,b,c,d,e\r\n'=1+1,'-5,-5,plain,'@x\r\n");
        assertThat(new String(bytes(sql, "csv"), StandardCharsets.UTF_8))
                .isEqualTo("a,b,c,d,e\r\n=1+1,-5,-5,plain,@x\r\n");
    }

    @Test
    void savesSharesAndChangesAQuery() {
        String draft = """
                {"name":"Orders","sql":"select 1 as day, 2 as orders","shared":true,
                 "chart":{"kind":"bar","x":"day","y":["orders"]}}""";
        TestServer.Answer saved = byOwner("POST", "/api/sql/queries", draft);
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(201);
        String address = "/api/sql/queries/" + saved.body().path("id").asText();

        String analyst = token("analyst");
        assertThat(server.byToken(analyst, "GET", "/api/sql/queries", "")
                        .body()
                        .path("items")
                        .findValuesAsText("name"))
                .contains("Orders");
        assertThat(server.byToken(analyst, "GET", address, "")
                        .body()
                        .path("chart")
                        .toString())
                .isEqualTo("{\"kind\":\"bar\",\"x\":\"day\",\"y\":[\"orders\"]}");
        String change = "{\"name\":\"Orders\",\"sql\":\"select 2\",\"version\":1}";
        TestServer.Answer changed = byOwner("PUT", address, change);
        assertThat(changed.body().path("version").asInt()).isEqualTo(2);
        assertThat(changed.body().has("chart")).isFalse();
        assertThat(byOwner("PUT", address, change).body().path("code").asText()).isEqualTo("analyze.query-changed");
        assertThat(byOwner("GET", address + "/texts", "").body().path("items").findValuesAsText("sql"))
                .containsExactly("select 2", "select 1 as day, 2 as orders");
        assertThat(byOwner("DELETE", address, "").status()).isEqualTo(204);
        assertThat(byOwner("GET", address, "").status()).isEqualTo(404);
    }

    @Test
    void remembersWhatAPersonRanAndNotWhatAProgramRan() {
        assertThat(byOwner("DELETE", "/api/sql/history", "").status()).isEqualTo(204);
        byOwner("POST", "/api/sql", question("select * from range(3)", "json"));
        byOwner("POST", "/api/sql", question("select nothing", "json"));
        server.rows("select 'by the operator'");

        JsonNode runs = byOwner("GET", "/api/sql/history", "").body().path("items");
        assertThat(runs).hasSize(2);
        assertThat(runs.path(0).path("error").path("code").asText()).isEqualTo("lake.query-failed");
        assertThat(runs.path(1).path("rows").asInt()).isEqualTo(3);
        assertThat(runs.path(1).path("sql").asText()).isEqualTo("select * from range(3)");
        assertThat(byOwner(
                                "DELETE",
                                "/api/sql/history/" + runs.path(0).path("id").asText(),
                                "")
                        .status())
                .isEqualTo(204);
        assertThat(byOwner("GET", "/api/sql/history?limit=1", "").body().path("items"))
                .hasSize(1);
        assertThat(byOwner("DELETE", "/api/sql/history/" + UUID.randomUUID(), "")
                        .status())
                .isEqualTo(404);
    }

    private static TestServer.Answer byOwner(String method, String path, String body) {
        return server.send(method, path, session, body);
    }

    private static String token(String role) {
        return server.byToken(
                        server.operatorKey(),
                        "POST",
                        "/api/tokens",
                        "{\"name\":\"screen " + role + "\",\"role\":\"" + role + "\"}")
                .body()
                .path("token")
                .asText();
    }

    private static String question(String sql, String format) {
        return TestServer.MAPPER
                .createObjectNode()
                .put("sql", sql)
                .put("format", format)
                .toString();
    }

    private static byte[] bytes(String sql, String format) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/sql"))
                .header("Authorization", "Bearer " + server.operatorKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question(sql, format)))
                .build();
        HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static String sheet(String sql) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("answer.xlsx"), bytes(sql, "xlsx"));
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Type and content of the cells, row by row, as they are written; an empty text for one that is not there. */
    private static List<String> cells(String sheet) {
        List<String> cells = new ArrayList<>();
        for (String row : sheet.split("<row ", -1)) {
            if (!row.startsWith("r=")) {
                continue;
            }
            for (char column = 'A'; column <= 'L'; column++) {
                String rest = row.replaceFirst("(?s)^.*<c r=\"" + column + "\\d+\"( s=\"\\d+\")? t=\"", "");
                cells.add(
                        rest.equals(row)
                                ? ""
                                : rest.replaceFirst("(?s)</c>.*", "")
                                        .replace("\">", " ")
                                        .replaceAll("</?(is|t|v)>", ""));
            }
        }
        return cells;
    }
}
