package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.market.TruthFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code windrose demo} as a process of its own. */
class DemoTest {
    private static final Pattern PASSWORD = Pattern.compile("Password +(\\S+)");
    private static final Pattern KEY = Pattern.compile("curl -u (\\S+):");
    private static final String[] SMALL = {"--people", "300", "--days", "90", "--last-day", "2026-03-31"};

    @TempDir
    private Path folder;

    private final Program program = new Program();

    @AfterEach
    void stop() {
        program.stopAll();
    }

    @Test
    void canBeUsedAndStartsAgainAsItWas() throws Exception {
        Program.Running first = program.demo(data(), SMALL);
        long orders = number("select count(*) as n from orders");
        long events = count();
        assertThat(first.output()).contains("%,d events of 300 simulated people".formatted(events));
        assertThat(first.output()).contains("from 1 January 2026 to 31 March 2026");
        String password = found(PASSWORD, first);
        assertThat(signIn(first, password)).isEqualTo(201);
        assertThat(about(first).path("simulated").asBoolean()).isTrue();
        assertThat(send(first, found(KEY, first))).isEqualTo(200);
        assertThat(Files.getPosixFilePermissions(data().resolve("demo.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(first.output()).contains("The true answers follow");
        Path truth = data().resolve(TruthFile.NAME);
        TestServer.await(TruthFile.NAME, () -> Files.exists(truth));
        JsonNode counts = TestServer.MAPPER.readTree(truth.toFile()).path("counts");
        assertThat(orders).isEqualTo(counts.path("orders").asLong());
        assertThatTheBooksAreWhatWasTold(counts);
        assertThatTheCampaignsArePlanned();
        Path books = data().resolve("books.csv");
        String written = Files.readString(books);
        Files.delete(books);
        first.terminate();

        Program.Running second = program.demo(data());
        assertThat(second.output()).doesNotContain("Loading");
        TestServer.await("the books, as a demo of before gets them", () -> Files.exists(books));
        assertThat(books).hasContent(written);
        assertThat(found(PASSWORD, second)).isEqualTo(password);
        assertThat(found(KEY, second)).isEqualTo(found(KEY, first));
        assertThat(count()).isEqualTo(events);
        second.kill();

        Program.Running served = program.serve(data());
        assertThat(about(served).path("simulated").asBoolean()).isTrue();
        assertThat(count()).isEqualTo(events);
    }

    /** Of the eleven, winter's does not run in these days, and a video's is over; the costs of two wait for a key. */
    private void assertThatTheCampaignsArePlanned() {
        TestServer.await(
                "costs of campaigns",
                () -> number("select count(*) as n from spend where campaign_id is not null") > 0);
        assertThat(number("select count(*) as n from campaigns where status = 'live'"))
                .isEqualTo(9);
        assertThat(number("select count(*) as n from campaigns where status = 'ended'"))
                .isEqualTo(1);
        assertThat(number("select count(distinct campaign) as n from spend where campaign_id is null"))
                .isEqualTo(2);
        assertThat(number("select count(*) as n from orders where campaign_id is not null"))
                .isPositive();
    }

    /** In so small a market nobody refuses who orders. */
    private void assertThatTheBooksAreWhatWasTold(JsonNode counts) {
        assertThat(counts.path("orders").asLong()).isPositive();
        assertThat(counts.path("refused_orders").asLong()).isZero();
        BigDecimal net = new BigDecimal(counts.path("revenue").asText())
                .subtract(new BigDecimal(counts.path("refunded").asText()));

        Program.Result found = program.run(
                "money",
                "reconcile",
                "--data",
                data().toString(),
                "--from",
                "2026-01-01",
                "--to",
                "2026-03-31",
                "--books",
                data().resolve("books.csv").toString());

        assertThat(found.exit()).as(found.error()).isZero();
        assertThat(found.output())
                .contains("held against shop: all but 0.00 of %s EUR".formatted(net.setScale(2)))
                .doesNotContain("not-told");
    }

    @Test
    void mixesWithNothing() throws Exception {
        Program.Running real = program.serve(data());
        assertThat(about(real).path("simulated").asBoolean()).isFalse();
        assertThat(program.run("demo", "--data", data().toString(), "--fresh").error())
                .contains("data that is not the demo's");
        real.terminate();
        assertThat(program.run("demo", "--data", data().toString(), "--fresh").error())
                .contains("data that is not the demo's");
        assertThat(data().resolve("postgres/data")).exists();

        Path other = folder.resolve("other");
        Files.createDirectory(other);
        Files.writeString(other.resolve("letter.txt"), "Dear Ada");
        assertThat(program.run("demo", "--data", other.toString()).error()).contains("data that is not the demo's");
        assertThat(other).isDirectoryContaining("glob:**/letter.txt").isDirectoryNotContaining("glob:**/lock");
    }

    @Test
    void anotherMarketNeedsAWord() throws Exception {
        Program.Running first = program.demo(data(), SMALL);
        String password = found(PASSWORD, first);
        first.kill();

        assertThat(program.run("demo", "--data", data().toString(), "--people", "200")
                        .error())
                .contains("--people is 300")
                .contains("--fresh");
        assertThat(program.run(
                                "serve",
                                "--data",
                                data().toString(),
                                "--set",
                                "database.url=jdbc:postgresql://127.0.0.1:9/w")
                        .error())
                .contains("keeps to itself");
        Program.Running fresh = program.demo(data(), "--people", "200", "--days", "20", "--fresh");
        assertThat(fresh.output()).contains("of 200 simulated people");
        assertThat(found(PASSWORD, fresh)).isNotEqualTo(password);
    }

    private Path data() {
        return folder.resolve("demo");
    }

    private long count() {
        return number("select count(*) as n from events where starts_with(source_id, 'import:demo-shop-')");
    }

    private long number(String sql) {
        Program.Result result = program.run("sql", "--data", data().toString(), "--format", "json", sql);
        assertThat(result.exit()).as(result.error()).isZero();
        try {
            return TestServer.MAPPER.readTree(result.output()).path("n").asLong();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, Program.Running server) {
        Matcher matcher = pattern.matcher(server.output());
        assertThat(matcher.find()).as(server.output()).isTrue();
        return matcher.group(1);
    }

    private static JsonNode about(Program.Running server) throws Exception {
        return TestServer.MAPPER.readTree(
                answer(HttpRequest.newBuilder(address(server, "/api/about")).build())
                        .body());
    }

    private static int signIn(Program.Running server, String password) throws Exception {
        String body = TestServer.MAPPER
                .createObjectNode()
                .put("name", "owner")
                .put("password", password)
                .toString();
        return answer(HttpRequest.newBuilder(address(server, "/api/session"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    private static int send(Program.Running server, String key) throws Exception {
        String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
        return answer(HttpRequest.newBuilder(address(server, "/v1/track"))
                        .header("Authorization", "Basic " + basic)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"userId\":\"ada\",\"event\":\"Tried\"}"))
                        .build())
                .statusCode();
    }

    private static URI address(Program.Running server, String path) {
        return URI.create(server.url() + path);
    }

    private static HttpResponse<String> answer(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
