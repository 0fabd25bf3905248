package io.windrose.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Records to JSON and back, by one set of rules: an unknown or doubled field is an error, an absent one is left out.
 */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    private Json() {}

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new Fault("http.unwritable", "an answer could not be written as JSON", e);
        }
    }

    /** A value in a text: a moment, a list or an object as JSON has it, without quotes around a text. */
    static String text(Object value) {
        try {
            JsonNode node = MAPPER.valueToTree(value);
            return node.isValueNode() ? node.asText() : MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new Fault("http.unwritable", "an answer could not be written as JSON", e);
        }
    }

    /** What was kept as JSON. */
    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new Fault("http.unreadable", "what was kept as JSON is none", e);
        }
    }

    /** A part of what was read. */
    static <T> T of(JsonNode node, Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new Fault("http.unreadable", "what was kept as JSON has another form", e);
        }
    }

    /** Writes an answer piece by piece; the stream stays open. */
    static JsonGenerator generator(OutputStream out) throws IOException {
        return MAPPER.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    static <T> T read(byte[] body, Class<T> type) {
        try {
            T value = MAPPER.readValue(body, type);
            if (value == null) {
                throw new Incorrect("http.no-body", "the body is null; send a JSON object");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw new Incorrect(
                    "http.unknown-field",
                    "\"" + e.getPropertyName() + "\" is not a field here; the fields are " + e.getKnownPropertyIds(),
                    e);
        } catch (JsonMappingException e) {
            String field = e.getPath().isEmpty()
                    ? "the body"
                    : "\"" + e.getPath().get(0).getFieldName() + "\"";
            throw new Incorrect("http.wrong-field", field + " has not the form that the API's document gives", e);
        } catch (IOException e) {
            throw new Incorrect("http.no-json", "the body is not JSON; send one JSON object", e);
        }
    }
}
