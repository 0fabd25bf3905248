package io.windrose.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a check found.
 *
 * @param remarks paragraphs for whoever reads the figures
 */
record Finding(List<Figure> figures, List<Table> tables, List<Picture> pictures, List<String> remarks) {

    /** Whether a figure is what it is to be. */
    enum Verdict {
        HOLDS,
        FAILS,
        /** There is nothing that it must be. */
        TOLD
    }

    /**
     * A figure.
     *
     * @param nominal what it is to be
     */
    record Figure(String what, String found, String nominal, Verdict verdict) {}

    /** Cells by row, each as many as in the head. */
    record Table(List<String> head, List<List<String>> rows) {
        /** Copies. */
        Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }

    /** Copies. */
    Finding {
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
        pictures = List.copyOf(pictures);
        remarks = List.copyOf(remarks);
    }

    /** Not thread-safe. */
    static final class Builder {
        private final List<Figure> figures = new ArrayList<>();
        private final List<Table> tables = new ArrayList<>();
        private final List<Picture> pictures = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();

        Builder judged(String what, String found, String nominal, Verdict verdict) {
            figures.add(new Figure(what, found, nominal, verdict));
            return this;
        }

        Builder require(String what, String found, String nominal, boolean holds) {
            return judged(what, found, nominal, holds ? Verdict.HOLDS : Verdict.FAILS);
        }

        Builder tell(String what, String found) {
            return judged(what, found, "", Verdict.TOLD);
        }

        Builder table(List<String> head, List<List<String>> rows) {
            tables.add(new Table(head, rows));
            return this;
        }

        Builder picture(Picture picture) {
            pictures.add(picture);
            return this;
        }

        Builder remark(String words) {
            remarks.add(words);
            return this;
        }

        Finding build() {
            return new Finding(figures, tables, pictures, remarks);
        }
    }

    static Builder make() {
        return new Builder();
    }

    /** As {@link String#format}, with points in decimals. */
    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a library more.
    static String words(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
