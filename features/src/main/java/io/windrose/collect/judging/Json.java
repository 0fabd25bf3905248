package io.windrose.collect.judging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Fault;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON that keeps numbers as they were written and reads the last of duplicate keys, as browsers do. */
final class Json {
    /** Beyond it a number costs too much to read; none that long fits a double. */
    private static final int NUMBER_CHARACTERS = 2_000;

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(NUMBER_CHARACTERS)
                            .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final ObjectWriter LINES_WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(LINES)
            .withArrayIndenter(LINES)
            .withSeparators(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator("")));
    private static final ObjectWriter ASCII_WRITER = WRITER.with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * The tree of bytes that are known to be JSON; empty where a number in it is too long or has too large an exponent.
     */
    static Optional<JsonNode> tree(Slice slice) {
        try {
            return Optional.of(MAPPER.readTree(slice.body(), slice.offset(), slice.length()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static String text(JsonNode node) {
        return written(WRITER, node);
    }

    /** For people to read, a line a value. */
    static String lines(JsonNode node) {
        return written(LINES_WRITER, node);
    }

    /** Keeps NUL and lone surrogates as escapes, where UTF-8 and PostgreSQL could not hold them. */
    static String ascii(JsonNode node) {
        return written(ASCII_WRITER, node);
    }

    /** The text at the end of the path, or null where there is none or it is empty. */
    static @Nullable String textAt(JsonNode node, String... path) {
        JsonNode here = node;
        for (String key : path) {
            here = here.path(key);
        }
        return here.isTextual() && !here.textValue().isEmpty() ? here.textValue() : null;
    }

    private static String written(ObjectWriter writer, JsonNode node) {
        try {
            return writer.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new Fault("collect.json-unwritable", "a JSON tree in memory could not be written", e);
        }
    }
}
