package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are packed, too large, broken or made to hurt; and what is in the good ones comes back as it was. */
class BodiesTest {
    private static final String EVENT = "{\"event\":\"Packed\",\"userId\":\"ada\"}";

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static Sender sender;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of("lake.batch-interval", "1s"));
        sender = Sender.of(server, "bodies");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] plain, Deflater deflater) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(packed, deflater)) {
            stream.write(plain);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static void assertAccepted(TestServer.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(1);
    }

    private static void assertRefused(TestServer.Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        String found = answer.body().has("code")
                ? answer.body().path("code").asText()
                : answer.body().at("/rejected/0/problems/0/code").asText();
        assertThat(found).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "identity, gzip"})
    void unpacksGzip(String encoding) {
        assertAccepted(sender.post(
                "/v1/track", gzip(EVENT.getBytes(StandardCharsets.UTF_8)), Map.of("Content-Encoding", encoding)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void unpacksDeflateWithAndWithoutItsHeader(boolean raw) throws IOException {
        byte[] packed =
                deflate(EVENT.getBytes(StandardCharsets.UTF_8), new Deflater(Deflater.DEFAULT_COMPRESSION, raw));

        assertAccepted(sender.post("/v1/track", packed, Map.of("Content-Encoding", "deflate")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "application/json", "text/plain"})
    void knowsGzipThatNothingAnnounces(String type) {
        assertAccepted(
                sender.post("/v1/track", gzip(EVENT.getBytes(StandardCharsets.UTF_8)), Map.of("Content-Type", type)));
    }

    @Test
    void aBodyOfOtherPackingIsRefused() {
        assertRefused(
                sender.post("/v1/track", new byte[] {1, 2, 3}, Map.of("Content-Encoding", "br")),
                415,
                "http.unknown-encoding");
        byte[] whole = gzip(EVENT.repeat(50).getBytes(StandardCharsets.UTF_8));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertRefused(sender.post("/v1/track", half, Map.of("Content-Encoding", "gzip")), 400, "http.broken-encoding");
    }

    /** Packed twice, a gigabyte of zeros fits into some kilobytes. */
    @Test
    void aGigabyteInTenKilobytesCostsNoMemory() {
        byte[] megabytes = gzip(new byte[64 << 20]);
        ByteArrayOutputStream gigabyte = new ByteArrayOutputStream();
        for (int i = 0; i < 16; i++) {
            gigabyte.writeBytes(megabytes);
        }
        byte[] bomb = gzip(gigabyte.toByteArray());
        assertThat(bomb.length).isLessThan(10_000);
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getTotalThreadAllocatedBytes();

        assertRefused(
                sender.post("/v1/batch", bomb, Map.of("Content-Encoding", "gzip, gzip")), 413, "http.body-too-large");

        // All that the whole process allocated meanwhile; unpacked, it would be 1,024 MB.
        assertThat(memory.getTotalThreadAllocatedBytes() - before).isLessThan(128L << 20);
    }

    @Test
    void aLargeBodyIsAnsweredNotCutOff() {
        byte[] large = ("{\"event\":\"" + "x".repeat(10 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);

        TestServer.Answer answer = sender.post("/v1/track", large, Map.of());
        assertRefused(answer, 413, "http.body-too-large");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertAccepted(sender.post("/v1/track", EVENT));
    }

    @Test
    void aBatchThatIsALittleTooLargeIsKept() {
        String event = "{\"type\":\"track\",\"event\":\"" + "x".repeat(500) + "\",\"userId\":\"ada\"}";
        String batch = "{\"batch\":[" + (event + ",").repeat(1_000) + event + "],\"note\":\"little-too-large\"}";

        assertRefused(sender.post("/v1/batch", batch), 413, "collect.body-too-large");
        assertThat(server.awaitRows("select length(payload) from rejected where payload like '%little-too-large%'", 1)
                        .path(0)
                        .path(0)
                        .asInt())
                .isEqualTo(batch.length());
    }

    @Test
    void brokenJsonIsRefusedAndKept() {
        assertRefused(sender.post("/v1/track", "{\"event\":\"broken-off"), 400, "collect.body-not-json");
        assertRefused(sender.post("/v1/track", ""), 400, "collect.body-not-object");
        assertRefused(sender.post("/v1/track", "[]"), 400, "collect.body-not-object");
        assertRefused(sender.post("/v1/batch", "{\"batch\":{}}"), 400, "collect.batch-missing");
        assertThat(server.awaitRows("select payload from rejected where payload like '%broken-off'", 1)
                        .path(0)
                        .path(0)
                        .asText())
                .isEqualTo("{\"event\":\"broken-off");
    }

    @Test
    void brokenTextIsRefusedAndKeptByteForByte() {
        byte[] latin = "{\"event\":\"Gr\u00fc\u00dfe\",\"userId\":\"ada\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertRefused(sender.post("/v1/track", latin, Map.of()), 400, "collect.body-not-utf8");
        String kept = server.awaitRows("select payload from rejected where reason = 'collect.body-not-utf8'", 1)
                .path(0)
                .path(0)
                .asText();
        assertThat(Base64.getDecoder().decode(kept.substring(kept.indexOf(',') + 1)))
                .isEqualTo(latin);
    }

    @Test
    void thereIsALimitToDepth() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertRefused(
                sender.post("/v1/track", "{\"event\":\"Deep\",\"userId\":\"ada\",\"properties\":{\"p\":" + deep + "}}"),
                400,
                "collect.too-deep");
    }

    private static String withProperties(int count) {
        String names = IntStream.range(0, count)
                .mapToObj(i -> "\"" + Integer.toString(i, 36) + "\":0")
                .collect(Collectors.joining(","));
        return "{\"event\":\"Broad\",\"userId\":\"ada\",\"properties\":{" + names + "}}";
    }

    @Test
    void thereIsALimitToPropertyNames() {
        assertRefused(sender.post("/v1/track", withProperties(10_000)), 413, "collect.event-too-large");
        assertRefused(sender.post("/v1/track", withProperties(2_000)), 400, "collect.too-many-keys");
        assertAccepted(sender.post("/v1/track", withProperties(1_000)));
    }

    @Test
    void everyKindOfValueComesBack() throws Exception {
        String properties = """
                {"text":"Zoë 😀 \\"quoted\\" \\\\ \\n","empty":"","whole":42,"negative":-7,"long":9223372036854775807,
                 "beyond":92233720368547758070,"decimal":19.9,"small":0.000001,"exponent":1e3,"yes":true,"no":false,
                 "nothing":null,"list":[1,"two",3.5,null,true,[4],{"five":5}],"none":[],
                 "object":{"inner":{"deep":[{"leaf":"x"}]}},"hollow":{}}
                """;
        Sender.of(server, "kinds").post("/v1/track", """
                {"event":"Kinds","userId":"ada","messageId":"kinds-1","properties":%s}
                """.formatted(properties));

        JsonNode rows = server.awaitRows("select properties::json::varchar from events where source_id = 'kinds'", 1);
        JsonNode found = TestServer.MAPPER.readTree(rows.path(0).path(0).asText());
        JsonNode sent = TestServer.MAPPER.readTree(properties);

        assertThat(found.size()).isEqualTo(sent.size());
        sent.properties().forEach(property -> {
            JsonNode value = found.path(property.getKey());
            if (property.getValue().isNumber()) {
                assertThat(value.doubleValue())
                        .as(property.getKey())
                        .isEqualTo(property.getValue().doubleValue());
            } else {
                assertThat(value).as(property.getKey()).isEqualTo(property.getValue());
            }
        });
        // A double would have lost its last digits.
        assertThat(found.path("long").longValue()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void namesAreOnlyNames() throws Exception {
        String sql = "x'); drop table events; --";
        String html = "<img src=x onerror=alert(1)>";
        ObjectNode properties = TestServer.MAPPER
                .createObjectNode()
                .put(sql, html)
                .put(html, sql)
                .put("dotted.name", 1)
                .put("", "unnamed")
                .put("select", "word")
                .put("user_id", "not a column")
                .put("größe 📏", "XL");
        ObjectNode event =
                TestServer.MAPPER.createObjectNode().put("event", sql).put("userId", html);
        event.set("properties", properties);
        TestServer.Answer answer = Sender.of(server, "names").post("/v1/track", event.toString());
        assertThat(answer.status()).isEqualTo(200);

        JsonNode row = server.awaitRows(
                        "select name, user_id, properties::json::varchar from events where source_id = 'names'", 1)
                .path(0);
        assertThat(row.path(0).asText()).isEqualTo(sql);
        assertThat(row.path(1).asText()).isEqualTo(html);
        assertThat(TestServer.MAPPER.readTree(row.path(2).asText())).isEqualTo(properties);
    }
}
