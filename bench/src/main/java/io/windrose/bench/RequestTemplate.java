package io.windrose.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One HTTP request whose events get new ids and other visitors each time, written over the old ones. */
final class RequestTemplate {
    private static final String ID = "################";
    private static final String VISITOR = "@@@@@@";
    private static final long VISITORS = 100_000;

    /** As browsers send them: 700 bytes. */
    private static final String EVENT = """
            {"type":"page","messageId":"################","anonymousId":"visitor-@@@@@@","name":"Product","timestamp":"TIMESTAMP",\
            "properties":{"url":"https://shop.example/product/4711?utm_source=newsletter&utm_medium=email\
            &utm_campaign=autumn","path":"/product/4711","referrer":"https://www.google.com/","title":"A warm coat",\
            "price":129.5,"category":"coats","size":"M"},"context":{"userAgent":"Mozilla/5.0 (X11; Linux x86_64)\
             AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36","locale":"de-DE","screen":\
            {"width":1920,"height":1080},"library":{"name":"analytics.js","version":"2.11.1"}}}""";

    private final byte[] bytes;
    private final int events;
    private final int[] ids;
    private final int[] visitors;
    private final AtomicLong count;

    private RequestTemplate(byte[] bytes, int events, AtomicLong count) {
        this.bytes = bytes;
        this.events = events;
        this.count = count;
        this.ids = positions(bytes, ID);
        this.visitors = positions(bytes, VISITOR);
    }

    /** @param count goes on from request to request and from copy to copy, so that no id comes twice */
    static RequestTemplate of(URI server, String writeKey, int events, String timestamp, AtomicLong count) {
        String event = EVENT.replace("TIMESTAMP", timestamp);
        String body = events == 1
                ? event
                : Stream.generate(() -> event).limit(events).collect(Collectors.joining(",", "{\"batch\":[", "]}"));
        String head = """
                POST /v1/%s HTTP/1.1
                Host: %s
                Authorization: %s
                Content-Type: application/json
                Content-Length: %d

                """.formatted(
                        events == 1 ? "page" : "batch",
                        server.getAuthority(),
                        Door.authorization(writeKey),
                        body.getBytes(StandardCharsets.UTF_8).length);
        String request = head.replace("\n", "\r\n") + body;
        return new RequestTemplate(request.getBytes(StandardCharsets.UTF_8), events, count);
    }

    /** For another connection. */
    RequestTemplate copy() {
        return new RequestTemplate(bytes.clone(), events, count);
    }

    int events() {
        return events;
    }

    /** The next request, in the same array. */
    byte[] next() {
        for (int i = 0; i < events; i++) {
            long id = count.getAndIncrement();
            write(ids[i], ID.length(), id);
            // Neighbours in the stream are different visitors.
            write(visitors[i], VISITOR.length(), id * 7_919 % VISITORS);
        }
        return bytes;
    }

    private void write(int start, int digits, long number) {
        long rest = number;
        for (int i = start + digits - 1; i >= start; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static int[] positions(byte[] bytes, String text) {
        String whole = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Integer> found = new ArrayList<>();
        for (int at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + text.length())) {
            found.add(at);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
