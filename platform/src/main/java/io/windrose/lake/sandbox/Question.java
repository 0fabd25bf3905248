package io.windrose.lake.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.lake.query.DerivedView;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.View;
import io.windrose.lake.query.ViewColumn;
import io.windrose.lake.query.ViewJoin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a child is told of a query: all that it needs, and nothing else.
 *
 * @param views of tables, each with its files
 * @param derived views that read those
 * @param excerpt when given, the query sees this and nothing else
 * @param scratch a folder for this query alone
 * @param rowLimit how many rows the child sends at most; one more than the caller wants tells that there are more
 */
record Question(
        Form form,
        List<Shown> views,
        List<DerivedView> derived,
        @Nullable Excerpt excerpt,
        String sql,
        long rowLimit,
        int megabytes,
        int threads,
        String scratch) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the answer's bytes are. */
    enum Form {
        /** Arrow's streaming format. */
        ARROW,
        /** A Parquet file. */
        PARQUET
    }

    /** A view, with its files as text. */
    record Shown(
            String name,
            String rows,
            String where,
            List<ViewColumn> added,
            List<ViewJoin> joins,
            List<String> variants,
            List<String> files) {
        static Shown of(View view) {
            return new Shown(
                    view.name(),
                    view.rows(),
                    view.where(),
                    view.added(),
                    view.joins(),
                    view.variants(),
                    view.files().stream().map(Path::toString).toList());
        }

        View view() {
            return new View(
                    name,
                    rows,
                    where,
                    added,
                    joins,
                    variants,
                    files.stream().map(Path::of).toList());
        }
    }

    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Question of(byte[] bytes) {
        try {
            return JSON.readValue(bytes, Question.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
