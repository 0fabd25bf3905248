package io.windrose.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.windrose.core.Incorrect;
import io.windrose.lake.query.ArrowStream;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import io.windrose.lake.sandbox.Sandbox;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the answer of a query while it comes; no more than a batch of it is in memory. */
record QueryAnswer(Engine engine, Query query, QueryFormat format) implements Reply.Stream {
    /** What can fail is the client, who left. */
    private interface Writing<A> {
        void write(A answer) throws IOException;
    }

    @Override
    public void writeTo(OutputStream out) {
        switch (format) {
            case JSON -> engine.query(query, rows -> written(rows, answer -> json(answer, out)));
            case CSV -> engine.query(query, rows -> written(rows, answer -> csv(answer, out)));
            case ARROW -> engine.stream(query, batches -> written(batches, answer -> ArrowStream.write(answer, out)));
            case PARQUET -> parquet(out);
        }
    }

    private void parquet(OutputStream out) {
        if (!(engine instanceof Sandbox sandbox)) {
            throw new Incorrect("sql.format", "Spark's answers are not sent as parquet; give json, csv or arrow");
        }
        sandbox.parquet(query, file -> written(file, answer -> answer.transferTo(out)));
    }

    private static <A> boolean written(A answer, Writing<A> writing) {
        try {
            writing.write(answer);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code cut} says that there were more rows than the limit. */
    private static void json(QueryResult result, OutputStream out) throws IOException {
        JsonGenerator json = Json.generator(out);
        json.writeStartObject();
        json.writeArrayFieldStart("columns");
        for (QueryResult.Column column : result.columns()) {
            json.writePOJO(column);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        while (result.hasNext()) {
            json.writeStartArray();
            for (Object value : result.next()) {
                json.writePOJO(value);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeBooleanField("cut", result.isCut());
        json.writeEndObject();
        json.flush();
    }

    /** By RFC 4180; null is an empty field and an empty text is "". */
    private static void csv(QueryResult result, OutputStream out) throws IOException {
        line(result.columns().stream().map(QueryResult.Column::name).toList(), out);
        while (result.hasNext()) {
            line(result.next(), out);
        }
        out.flush();
    }

    private static void line(List<? extends @Nullable Object> values, OutputStream out) throws IOException {
        String line = values.stream().map(QueryAnswer::field).collect(Collectors.joining(",", "", "\r\n"));
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof String plain ? plain : Json.text(value);
        boolean isPlain =
                !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
