package io.windrose.http;

import io.windrose.core.Incorrect;
import io.windrose.lake.query.ArrowStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms in which an answer of SQL is sent. */
enum QueryFormat {
    /** One object with columns and rows, for screens. */
    JSON(Reply.JSON, 10_000, 1_000_000),
    CSV("text/csv", Limits.FILE, Limits.FILE),
    /** For programs that take a text which begins with = for a formula, and UTF-8 for something else. */
    CSV_SPREADSHEET("text/csv", Limits.FILE, Limits.FILE),
    XLSX(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Spreadsheet.MOST_ROWS,
            Spreadsheet.MOST_ROWS),
    ARROW(ArrowStream.MEDIA_TYPE, Limits.FILE, Limits.FILE),
    PARQUET("application/vnd.apache.parquet", Limits.FILE, Limits.FILE);

    private static final class Limits {
        /** Enough to be none, so that a file without a limit is whole. */
        static final long FILE = 1_000_000_000;
    }

    private final String mediaType;
    private final long usualRows;
    private final long mostRows;

    QueryFormat(String mediaType, long usualRows, long mostRows) {
        this.mediaType = mediaType;
        this.usualRows = usualRows;
        this.mostRows = mostRows;
    }

    String mediaType() {
        return mediaType;
    }

    /** As in the API: {@code csv-spreadsheet}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one that is named; else the first that {@code Accept} names; else JSON. */
    static QueryFormat of(@Nullable String named, Optional<String> accept) {
        if (named != null) {
            return Arrays.stream(values())
                    .filter(format -> format.word().equals(named))
                    .findFirst()
                    .orElseThrow(() -> new Incorrect(
                            "sql.format",
                            "format is \"" + named + "\"; give "
                                    + Arrays.stream(values())
                                            .map(QueryFormat::word)
                                            .collect(Collectors.joining(", "))));
        }
        return accept.stream()
                .flatMap(types -> Arrays.stream(types.split(",", -1)))
                .map(type -> type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .flatMap(type -> Arrays.stream(values()).filter(format -> format.mediaType.equals(type)))
                .findFirst()
                .orElse(JSON);
    }

    long rows(@Nullable Long limit) {
        if (limit == null) {
            return usualRows;
        }
        if (limit < 1 || limit > mostRows) {
            throw new Incorrect("sql.limit", "limit is " + limit + "; give 1 to " + mostRows + " for " + word());
        }
        return limit;
    }
}
