package io.windrose.collect.importing.mapping;

import io.windrose.collect.importing.reading.BroughtFile;
import io.windrose.collect.importing.reading.FileForm;
import io.windrose.collect.importing.reading.Row;
import io.windrose.collect.importing.reading.Rows;
import java.util.ArrayList;
import java.util.List;

/** The header and the first rows of a file. */
public record Sample(List<String> header, List<Row> rows) {
    private static final int ROWS = 3_000;

    public Sample {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    public static Sample of(BroughtFile file, FileForm form) {
        List<Row> sample = new ArrayList<>();
        try (Rows rows = file.rows(form)) {
            while (sample.size() < ROWS && rows.hasNext()) {
                sample.add(rows.next());
            }
            return new Sample(rows.header(), sample);
        }
    }

    /** The values of a column that are not empty. */
    List<String> values(String column) {
        int place = header.indexOf(column);
        return rows.stream()
                .map(row -> row.cell(place))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /** Some different ones, to be shown. */
    List<String> examples(String column, int most) {
        return values(column).stream().distinct().limit(most).toList();
    }
}
