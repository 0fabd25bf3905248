package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.iceberg.variants.Variant;
import org.apache.iceberg.variants.VariantArray;
import org.apache.iceberg.variants.VariantObject;
import org.apache.iceberg.variants.VariantValue;
import org.junit.jupiter.api.Test;

/** What is encoded here is read by Iceberg's own reader. */
class VariantEncoderTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Property(tries = 300)
    void readsBackWhatItWrote(@ForAll("objects") ObjectNode object) {
        assertThat(read(VariantEncoder.encode(object, Shredding.NONE))).isEqualTo(object);
    }

    @Test
    void sortsNamesByTheirBytesInUtf8() {
        ObjectNode object = JSON.objectNode();
        List.of("\uffee", "\ud83d\ude00", "z", "é", "a", "Z", "").forEach(name -> object.put(name, name));

        VariantObject read =
                decoded(VariantEncoder.encode(object, Shredding.NONE)).value().asObject();

        assertThat(read.fieldNames()).containsExactly("", "Z", "a", "z", "é", "\uffee", "\ud83d\ude00");
    }

    @Test
    void needsWiderNumbersWhereThereIsMore() {
        for (int fields : List.of(1, 255, 256, 257, 70_000)) {
            ObjectNode object = JSON.objectNode();
            IntStream.range(0, fields).forEach(i -> object.put("name-" + i, (long) i));
            object.set(
                    "list",
                    JSON.arrayNode()
                            .addAll(object.deepCopy().properties().stream()
                                    .map(Map.Entry::getValue)
                                    .toList()));
            assertThat(read(VariantEncoder.encode(object, Shredding.NONE))).isEqualTo(object);
        }
        for (int length : List.of(0, 63, 64, 255, 256, 65_536, 17_000_000)) {
            ObjectNode object =
                    JSON.objectNode().put("text", "x".repeat(length)).put("z", 1L);
            assertThat(read(VariantEncoder.encode(object, Shredding.NONE))).isEqualTo(object);
        }
    }

    @Test
    void widensWholeNumbersOnlyWhereTheColumnHoldsDoubles() {
        Shredding shredding = new Shredding(Map.of("price", Shredding.Type.DOUBLE, "number", Shredding.Type.BIGINT));
        ObjectNode object = JSON.objectNode().put("price", 20).put("number", 20).put("other", 20);
        object.putObject("inner").put("price", 20);

        JsonNode read = read(VariantEncoder.encode(object, shredding));

        assertThat(read.get("price").isDouble()).isTrue();
        assertThat(read.get("number").isLong()).isTrue();
        assertThat(read.get("other").isLong()).isTrue();
        assertThat(read.get("inner").get("price").isLong()).isTrue();
        object.put("price", (1L << 53) + 1);
        assertThat(read(VariantEncoder.encode(object, shredding)).get("price").longValue())
                .isEqualTo((1L << 53) + 1);
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        return object(values());
    }

    private static Arbitrary<JsonNode> values() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.strings()
                        .ofMaxLength(80)
                        .map(VariantEncoderTest::storable)
                        .map(JSON::textNode),
                () -> Arbitraries.longs().map(JSON::numberNode),
                () -> Arbitraries.doubles().map(JSON::numberNode),
                () -> Arbitraries.of(true, false).map(JSON::booleanNode),
                () -> Arbitraries.just(JSON.nullNode()),
                () -> object(values()),
                () -> values().list().ofMaxSize(5).map(list -> JSON.arrayNode().addAll(list)));
    }

    private static Arbitrary<ObjectNode> object(Arbitrary<JsonNode> values) {
        var field = Combinators.combine(Arbitraries.strings().ofMaxLength(12).map(VariantEncoderTest::storable), values)
                .as(Map::entry);
        return field.list().ofMaxSize(6).map(fields -> {
            ObjectNode object = JSON.objectNode();
            fields.forEach(each -> object.set(each.getKey(), each.getValue()));
            return object;
        });
    }

    /** Halves of surrogate pairs are refused before. */
    private static String storable(String text) {
        return text.codePoints()
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Variant decoded(byte[] bytes) {
        return Variant.from(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static JsonNode read(byte[] bytes) {
        return json(decoded(bytes).value());
    }

    private static JsonNode json(VariantValue value) {
        return switch (value.type()) {
            case OBJECT -> {
                VariantObject fields = value.asObject();
                ObjectNode object = JSON.objectNode();
                fields.fieldNames().forEach(name -> object.set(name, json(fields.get(name))));
                yield object;
            }
            case ARRAY -> {
                VariantArray elements = value.asArray();
                ArrayNode array = JSON.arrayNode();
                IntStream.range(0, elements.numElements()).forEach(i -> array.add(json(elements.get(i))));
                yield array;
            }
            case NULL -> JSON.nullNode();
            case BOOLEAN_TRUE, BOOLEAN_FALSE ->
                JSON.booleanNode((Boolean) value.asPrimitive().get());
            case INT64 -> JSON.numberNode((Long) value.asPrimitive().get());
            case DOUBLE -> JSON.numberNode((Double) value.asPrimitive().get());
            case STRING -> JSON.textNode((String) value.asPrimitive().get());
            default -> throw new AssertionError("a value of type " + value.type());
        };
    }
}
