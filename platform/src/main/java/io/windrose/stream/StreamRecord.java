package io.windrose.stream;

import java.util.Map;

/** What is to be published. Records of one topic with the same key keep their order. The arrays are not copied. */
@SuppressWarnings("ArrayRecordComponent")
public record StreamRecord(String topic, byte[] key, byte[] value, Map<String, String> headers) {
    public StreamRecord {
        headers = Map.copyOf(headers);
    }
}
