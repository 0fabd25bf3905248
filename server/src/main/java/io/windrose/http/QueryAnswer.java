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
import java.util.Optional;

/** Writes the answer of a query while it comes; no more than a batch of it is in memory. */
record QueryAnswer(Engine engine, Query query, QueryFormat format) {
    /** What can fail is the client, who left. */
    interface Writing<A> {
        void write(A answer) throws IOException;
    }

    /** Returns how many rows were sent, where that is known. */
    Optional<Long> writeTo(OutputStream out) {
        return switch (format) {
            case JSON -> rows(answer -> json(answer, out));
            case CSV -> rows(answer -> Csv.PLAIN.write(answer, out));
            case CSV_SPREADSHEET -> rows(answer -> Csv.SPREADSHEET.write(answer, out));
            case XLSX -> Spreadsheet.send(this::rows, out);
            case ARROW -> arrow(out);
            case PARQUET -> parquet(out);
        };
    }

    private Optional<Long> rows(Writing<CountedRows> writing) {
        return engine.query(query, result -> {
            CountedRows rows = new CountedRows(result);
            written(rows, writing);
            return Optional.of(rows.count());
        });
    }

    private Optional<Long> arrow(OutputStream out) {
        engine.stream(query, batches -> written(batches, answer -> ArrowStream.write(answer, out)));
        return Optional.empty();
    }

    private Optional<Long> parquet(OutputStream out) {
        if (!(engine instanceof Sandbox sandbox)) {
            throw new Incorrect("sql.format", "Spark's answers are not sent as parquet; give json, csv, xlsx or arrow");
        }
        sandbox.parquet(query, file -> written(file, answer -> answer.transferTo(out)));
        return Optional.empty();
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
    private static void json(CountedRows result, OutputStream out) throws IOException {
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
}
