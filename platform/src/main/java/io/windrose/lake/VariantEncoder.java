package io.windrose.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windrose.core.Incorrect;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Turns a JSON object into the bytes of a variant: metadata, then value, as Parquet's specification of the variant
 * encoding says ({@code github.com/apache/parquet-format/blob/master/VariantEncoding.md}, version 1).
 *
 * <p>DuckDB's own cast from JSON is not used: it makes unsigned numbers, which cannot be shredded. Iceberg's own writer
 * is not used: it sorts each object anew each time that it is asked for its size. Thread-safe.
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
        Set<String> names = new HashSet<>();
        collectNames(object, names);
        VariantBytes bytes = new VariantBytes(names);
        VariantBytes.Fields fields = bytes.beginObject(object.size());
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            fields.add(field.getKey());
            boolean widen = shredding.types().get(field.getKey()) == Shredding.Type.DOUBLE;
            if (widen && isExactInDouble(field.getValue())) {
                bytes.put(field.getValue().doubleValue());
            } else {
                put(bytes, field.getValue());
            }
        }
        fields.end();
        return bytes.toByteArray();
    }

    private static void collectNames(JsonNode node, Set<String> names) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                names.add(field.getKey());
                collectNames(field.getValue(), names);
            }
        } else if (node.isArray()) {
            node.forEach(element -> collectNames(element, names));
        }
    }

    private static boolean isExactInDouble(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && Math.abs(node.longValue()) <= EXACT_IN_DOUBLE;
    }

    private static void put(VariantBytes bytes, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                VariantBytes.Fields fields = bytes.beginObject(node.size());
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    fields.add(field.getKey());
                    put(bytes, field.getValue());
                }
                fields.end();
            }
            case ARRAY -> {
                VariantBytes.Elements elements = bytes.beginArray(node.size());
                for (JsonNode element : node) {
                    elements.add();
                    put(bytes, element);
                }
                elements.end();
            }
            case STRING -> bytes.put(node.textValue());
            case BOOLEAN -> bytes.put(node.booleanValue());
            case NUMBER -> number(bytes, node);
            case NULL, BINARY, MISSING, POJO -> bytes.putNull();
        }
    }

    private static void number(VariantBytes bytes, JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            bytes.put(node.longValue());
        } else {
            bytes.put(node.doubleValue());
        }
    }
}
