package io.windrose.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windrose.core.Incorrect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.variants.ShreddedObject;
import org.apache.iceberg.variants.ValueArray;
import org.apache.iceberg.variants.VariantMetadata;
import org.apache.iceberg.variants.VariantValue;
import org.apache.iceberg.variants.Variants;

/**
 * Turns a JSON object into the bytes of a variant: metadata, then value, as Parquet's variant encoding says.
 *
 * <p>DuckDB's own cast from JSON is not used: it makes unsigned numbers, which cannot be shredded. Thread-safe.
 */
final class VariantEncoder {
    /** Beyond this, neighbouring whole numbers share one double. */
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(100).build());
    }

    private VariantEncoder() {}

    /** @throws Incorrect when the text is not a JSON object */
    static JsonNode parse(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new Incorrect(
                    "lake.not-json", "properties or context are not JSON: send a JSON object (" + position(e) + ")", e);
        }
        throw new Incorrect("lake.not-an-object", "properties or context are no JSON object: send one");
    }

    /** Without the text itself, which can be personal. */
    private static String position(JsonProcessingException problem) {
        return problem.getLocation() == null
                ? "position unknown"
                : "column " + problem.getLocation().getColumnNr();
    }

    /**
     * The bytes of {@code object}. A whole number under a key that {@code shredding} keeps as doubles becomes a double,
     * so that prices of 20 and 19.99 lie in one column.
     */
    static byte[] encode(JsonNode object, Shredding shredding) {
        Set<String> names = new TreeSet<>();
        collectNames(object, names);
        VariantMetadata metadata = Variants.metadata(names);
        ShreddedObject value = Variants.object(metadata);
        object.properties().forEach(field -> {
            boolean widen = shredding.types().get(field.getKey()) == Shredding.Type.DOUBLE;
            value.put(field.getKey(), value(metadata, field.getValue(), widen));
        });
        ByteBuffer bytes = ByteBuffer.allocate(metadata.sizeInBytes() + value.sizeInBytes())
                .order(ByteOrder.LITTLE_ENDIAN);
        int end = metadata.writeTo(bytes, 0);
        value.writeTo(bytes, end);
        return bytes.array();
    }

    private static void collectNames(JsonNode node, Set<String> names) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                names.add(field.getKey());
                collectNames(field.getValue(), names);
            });
        } else if (node.isArray()) {
            node.forEach(element -> collectNames(element, names));
        }
    }

    private static VariantValue value(VariantMetadata metadata, JsonNode node, boolean widen) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                ShreddedObject object = Variants.object(metadata);
                node.properties()
                        .forEach(field -> object.put(field.getKey(), value(metadata, field.getValue(), false)));
                yield object;
            }
            case ARRAY -> {
                ValueArray array = Variants.array();
                node.forEach(element -> array.add(value(metadata, element, false)));
                yield array;
            }
            case STRING -> Variants.of(node.textValue());
            case BOOLEAN -> Variants.of(node.booleanValue());
            case NUMBER -> number(node, widen);
            case NULL, BINARY, MISSING, POJO -> Variants.ofNull();
        };
    }

    private static VariantValue number(JsonNode node, boolean widen) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            return Variants.of(node.doubleValue());
        }
        long whole = node.longValue();
        return widen && Math.abs(whole) <= EXACT_IN_DOUBLE ? Variants.of((double) whole) : Variants.of(whole);
    }
}
