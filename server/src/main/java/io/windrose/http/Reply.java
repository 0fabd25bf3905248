package io.windrose.http;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is sent back.
 *
 * @param stream writes the body when it is not all there; {@code body} is empty then
 */
@SuppressWarnings("ArrayRecordComponent") // A body is bytes, and nobody compares replies.
public record Reply(int status, String contentType, byte[] body, List<Header> headers, Optional<Stream> stream) {
    /** A header; a name may come more than once. */
    public record Header(String name, String value) {}

    /** A body that is made while it is sent. A problem before its first byte is answered as such. */
    public interface Stream {
        void writeTo(OutputStream out);
    }

    public Reply(int status, String contentType, byte[] body, List<Header> headers) {
        this(status, contentType, body, headers, Optional.empty());
    }

    static final String JSON = "application/json";

    /** {@code value} is a record or a map; its form is the API's document's. */
    public static Reply json(int status, Object value) {
        return new Reply(status, JSON, Json.write(value), List.of());
    }

    public static Reply ok(Object value) {
        return json(200, value);
    }

    public static Reply created(Object value) {
        return json(201, value);
    }

    public static Reply nothing() {
        return new Reply(204, "", new byte[0], List.of());
    }

    /** What the caller has is still right. */
    static Reply unchanged() {
        return new Reply(304, "", new byte[0], List.of());
    }

    public static Reply text(String contentType, String text) {
        return new Reply(200, contentType, text.getBytes(StandardCharsets.UTF_8), List.of());
    }

    public static Reply stream(String contentType, Stream stream) {
        return new Reply(200, contentType, new byte[0], List.of(), Optional.of(stream));
    }

    /** Whether it has a header of that name. */
    boolean says(String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    public Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, contentType, body, List.copyOf(more), stream);
    }
}
