package io.windrose.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Chooses the shredding of the two variants of events from those lately seen. One batch is encoded with what the
 * batches before it taught, and written with what it taught itself. For one thread.
 */
final class EventShredding {
    /** Counting one object in so many is enough, and costs little. */
    private static final int SAMPLE = 8;

    private final KeyCounts propertyCounts = new KeyCounts();
    private final KeyCounts contextCounts = new KeyCounts();
    private Shredding properties = Shredding.NONE;
    private Shredding context = Shredding.NONE;
    private int seen;

    void count(JsonNode propertyObject, JsonNode contextObject) {
        if (seen++ % SAMPLE == 0) {
            propertyCounts.count(propertyObject);
            contextCounts.count(contextObject);
        }
    }

    Shredding properties() {
        return properties;
    }

    Shredding context() {
        return context;
    }

    /** Ends a batch: the shredding to write it with, by column. */
    Map<String, Shredding> next() {
        properties = propertyCounts.shredding();
        context = contextCounts.shredding();
        propertyCounts.fade();
        contextCounts.fade();
        return Map.of("properties", properties, "context", context);
    }
}
