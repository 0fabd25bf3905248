package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.EventType;
import java.util.List;

/** What a source is expected to send. Asked for each event, so it must be quick; thread-safe. */
@FunctionalInterface
public interface Expectations {
    Expectations NONE = (source, type, name, properties) -> List.of();

    /** How an event differs from what is expected, in stable words; empty when it fits. */
    List<String> violations(String source, EventType type, String name, JsonNode properties);
}
