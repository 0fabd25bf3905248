package io.windrose.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.core.Fault;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The small JSON objects in a snapshot's summary. */
final class SummaryJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SummaryJson() {}

    static Map<String, Long> numbers(@Nullable String json) {
        return read(json, new TypeReference<Map<String, Long>>() {});
    }

    static Map<String, Map<String, Long>> nested(@Nullable String json) {
        return read(json, new TypeReference<Map<String, Map<String, Long>>>() {});
    }

    private static <V> Map<String, V> read(@Nullable String json, TypeReference<Map<String, V>> type) {
        if (json == null) {
            return Map.of();
        }
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new Fault(
                    "lake.summary-unreadable",
                    "a snapshot's summary holds %s, which no version of ours wrote".formatted(json),
                    e);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new Fault("lake.summary-unwritable", "a snapshot's summary cannot be written as JSON", e);
        }
    }
}
