package io.windrose.http;

import io.windrose.core.Unavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Server-sent events, in the form of the HTML standard. For one thread. */
final class EventStreamOutput {
    static final String TYPE = "text/event-stream";

    private final OutputStream out;
    private final Duration heartbeat;
    private long writtenAt = System.nanoTime();

    EventStreamOutput(OutputStream out, Duration heartbeat) {
        this.out = out;
        this.heartbeat = heartbeat;
    }

    /** @param json on one line */
    void event(String name, byte[] json) {
        write("event: " + name + "\ndata: ", json, "\n\n");
    }

    /** @param id what the client names when it asks again */
    void event(String name, String id, byte[] json) {
        write("event: " + name + "\nid: " + id + "\ndata: ", json, "\n\n");
    }

    /** Sends what was written; after a silence, that the stream still lives. */
    void flush() {
        if (System.nanoTime() - writtenAt > heartbeat.toNanos()) {
            write(":\n\n", new byte[0], "");
        }
        try {
            out.flush();
        } catch (IOException e) {
            throw left(e);
        }
    }

    private void write(String before, byte[] json, String after) {
        try {
            out.write(before.getBytes(StandardCharsets.UTF_8));
            out.write(json);
            out.write(after.getBytes(StandardCharsets.UTF_8));
            writtenAt = System.nanoTime();
        } catch (IOException e) {
            throw left(e);
        }
    }

    private static Unavailable left(IOException cause) {
        return new Unavailable("http.caller-left", "nobody reads the stream of events any more", cause);
    }
}
