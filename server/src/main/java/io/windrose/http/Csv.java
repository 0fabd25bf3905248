package io.windrose.http;

import io.windrose.lake.query.QueryResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers as RFC 4180 has them; null is an empty field and an empty text is "". */
enum Csv {
    /** For programs: values as they are. */
    PLAIN,
    /** For spreadsheets: they are told that it is UTF-8, and a text that they would compute gets a quote before it. */
    SPREADSHEET;

    private static final String BYTE_ORDER_MARK = "\ufeff";
    /** What begins a formula in one of them or another; a tab or a line's end before it is passed over. */
    private static final String COMPUTED = "=+-@\t\r\n＝＋－＠";

    void write(CountedRows rows, OutputStream out) throws IOException {
        if (this == SPREADSHEET) {
            out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        }
        line(rows.columns().stream().map(QueryResult.Column::name).toList(), out);
        while (rows.hasNext()) {
            line(rows.next(), out);
        }
        out.flush();
    }

    private void line(List<? extends @Nullable Object> values, OutputStream out) throws IOException {
        String line = values.stream().map(this::field).collect(Collectors.joining(",", "", "\r\n"));
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    private String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof String plain ? guarded(plain) : Json.text(value);
        boolean isPlain =
                !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private String guarded(String text) {
        boolean isComputed = this == SPREADSHEET && !text.isEmpty() && COMPUTED.indexOf(text.charAt(0)) >= 0;
        return isComputed ? "'" + text : text;
    }
}
