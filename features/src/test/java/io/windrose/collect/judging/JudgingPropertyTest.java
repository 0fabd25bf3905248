package io.windrose.collect.judging;

import static io.windrose.collect.judging.CallMaker.batch;
import static io.windrose.collect.judging.CallMaker.call;
import static io.windrose.collect.judging.CallMaker.judge;
import static io.windrose.collect.judging.CallMaker.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.EventType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JudgingPropertyTest {
    private static final JsonMapper PLAIN = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SOUND =
            "{\"type\":\"track\",\"messageId\":\"m\",\"userId\":\"ada\",\"event\":\"Order Completed\","
                    + "\"timestamp\":\"2026-05-04T11:59:00.000Z\",\"sentAt\":\"2026-05-04T12:00:00Z\","
                    + "\"properties\":{\"order_id\":\"o\",\"revenue\":1.5,\"currency\":\"EUR\",\"list\":[1,null,true]},"
                    + "\"context\":{\"ip\":\"203.0.113.7\",\"userAgent\":\"Mozilla/5.0\",\"consent\":{\"analytics\":true},"
                    + "\"page\":{\"url\":\"https://a.example/?gclid=x&utm_source=y\",\"referrer\":\"https://google.de\"},"
                    + "\"campaign\":{\"name\":\"c\"},\"device\":{\"type\":\"ios\"},\"os\":{\"name\":\"iOS\"}}}";

    @Property(tries = 2_000)
    void givesOneVerdictForAnyBytes(@ForAll @Size(max = 200) byte[] bytes) {
        assertThat(judge(call(new Form.Single(EventType.TRACK), bytes))).hasSize(1);
        assertThat(judge(call(new Form.Pixel(EventType.PAGE), bytes))).hasSize(1);
    }

    @Property(tries = 3_000)
    void givesOneVerdictForAnyMutationOfASoundEvent(
            @ForAll @IntRange(max = 600) int at, @ForAll byte replaced, @ForAll @IntRange(max = 12) int removed) {
        byte[] sound = SOUND.getBytes(StandardCharsets.UTF_8);
        int start = at % sound.length;
        int end = Math.min(sound.length, start + removed);
        byte[] mutated = new byte[sound.length - (end - start) + 1];
        System.arraycopy(sound, 0, mutated, 0, start);
        mutated[start] = replaced;
        System.arraycopy(sound, end, mutated, start + 1, sound.length - end);

        assertThat(judge(call(new Form.Single(EventType.TRACK), mutated))).hasSize(1);
    }

    /** Each place of a sound event, filled with each kind of JSON. */
    @Property(tries = 2_000)
    void givesOneVerdictForAnyValueAnywhere(@ForAll("json") JsonNode value, @ForAll @IntRange(max = 40) int place)
            throws JsonProcessingException {
        ObjectNode event = (ObjectNode) PLAIN.readTree(SOUND);
        List<ObjectNode> objects =
                event.findParents("name").stream().map(ObjectNode.class::cast).toList();
        ObjectNode target =
                place % 3 == 0 ? event : place % 3 == 1 ? (ObjectNode) event.get("context") : objects.getFirst();
        List<String> keys = target.properties().stream().map(Map.Entry::getKey).toList();
        target.set(keys.get(place % keys.size()), value);

        assertThat(judge(track(event.toString()))).hasSize(1);
    }

    @Property(tries = 1_000)
    void givesEveryElementOfABatchItsOwnVerdict(@ForAll("elements") List<JsonNode> elements) {
        ArrayNode batch = NODES.arrayNode().addAll(elements);

        List<Verdict> verdicts = judge(batch("{\"batch\":" + batch + "}"));

        assertThat(verdicts.stream().map(Verdict::index).toList())
                .isEqualTo(IntStream.range(0, elements.size()).boxed().toList());
    }

    @Property(tries = 1_000)
    void keepsThePropertiesAsTheyWereSent(@ForAll("objects") ObjectNode properties) throws JsonProcessingException {
        Verdict verdict = judge(track("{\"userId\":1,\"event\":\"Order Completed\",\"properties\":" + properties + "}"))
                .getFirst();

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        assertThat(PLAIN.readTree(((Verdict.Accepted) verdict).event().properties()))
                .isEqualTo(PLAIN.readTree(properties.toString()));
    }

    @Property(tries = 500)
    void keepsTheQuarantinedAsTheyWereSent(@ForAll("objects") ObjectNode properties) throws JsonProcessingException {
        String body = "{\"event\":\"E\",\"properties\":" + properties + "}";

        Verdict.Quarantined verdict = (Verdict.Quarantined) judge(track(body)).getFirst();

        assertThat(verdict.flaws()).extracting(Flaw::kind).containsExactly(FlawKind.MISSING);
        assertThat(PLAIN.readTree(verdict.payload())).isEqualTo(PLAIN.readTree(body));
    }

    @Provide
    Arbitrary<List<JsonNode>> elements() throws JsonProcessingException {
        return Arbitraries.oneOf(json(), Arbitraries.just(PLAIN.readTree(SOUND)))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        return Arbitraries.maps(keys(), json())
                .ofMaxSize(6)
                .map(entries -> NODES.objectNode().setAll(entries));
    }

    @Provide
    Arbitrary<JsonNode> json() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.just(NODES.nullNode()),
                () -> Arbitraries.of(true, false).map(NODES::booleanNode),
                () -> Arbitraries.longs().map(NODES::numberNode),
                () -> Arbitraries.bigIntegers().map(NODES::numberNode),
                () -> Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                        .ofScale(12)
                        .map(NODES::numberNode),
                () -> texts().map(NODES::textNode),
                () -> json().list()
                        .ofMaxSize(3)
                        .map(elements -> NODES.arrayNode().addAll(elements)),
                () -> Arbitraries.maps(keys(), json())
                        .ofMaxSize(3)
                        .map(entries -> NODES.objectNode().setAll(entries)));
    }

    private static Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                texts(), Arbitraries.of("order_id", "revenue", "total", "currency", "name", "url", "ip", "consent"));
    }

    /** Any text that a store can hold: the others are quarantined, which {@link CallsTest} shows. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('\u0001', '\ud7ff')
                .withCharRange('\ue000', '\uffff')
                .ofMaxLength(12);
    }
}
