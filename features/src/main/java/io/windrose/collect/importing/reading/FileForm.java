package io.windrose.collect.importing.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a file is to be read.
 *
 * @param charset of no meaning for Parquet
 * @param delimiter between cells; of no meaning but for {@code SEPARATED}
 * @param quote around cells, doubled inside; of no meaning but for {@code SEPARATED}
 */
public record FileForm(Layout layout, Charset charset, char delimiter, char quote) {
    /** What the bytes are. */
    public enum Layout {
        /** Cells with a character between them, a header first. */
        SEPARATED,
        /** A cell a line, without a header. */
        LINES,
        PARQUET
    }

    public static FileForm lines(Charset charset) {
        return new FileForm(Layout.LINES, charset, ',', '"');
    }

    public static FileForm parquet() {
        return new FileForm(Layout.PARQUET, StandardCharsets.UTF_8, ',', '"');
    }
}
