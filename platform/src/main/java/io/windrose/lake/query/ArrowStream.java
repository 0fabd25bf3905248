package io.windrose.lake.query;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;

/** Arrow's streaming format, which pandas, R, DuckDB and others read as it is. */
public final class ArrowStream {
    public static final String MEDIA_TYPE = "application/vnd.apache.arrow.stream";

    private ArrowStream() {}

    /** Writes all that is left of the answer, a batch at a time. The stream stays open. */
    public static void write(Answer answer, OutputStream out) throws IOException {
        // Not closed: that would close the answer's rows, which are the engine's, and the stream, which is the
        // caller's.
        @SuppressWarnings("resource")
        ArrowStreamWriter writer = new ArrowStreamWriter(answer.rows(), answer.dictionaries(), out);
        writer.start();
        while (answer.next()) {
            writer.writeBatch();
        }
        writer.end();
    }
}
