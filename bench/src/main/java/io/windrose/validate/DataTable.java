package io.windrose.validate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A table with commas between its cells and none in them; gzipped if its name says so. */
record DataTable(List<String> names, List<String[]> rows) {
    static DataTable read(Path file) throws IOException {
        try (var in = file.toString().endsWith(".gz")
                ? new GZIPInputStream(Files.newInputStream(file))
                : Files.newInputStream(file)) {
            List<String[]> all = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replace("\"", "").split(",", -1))
                    .toList();
            return new DataTable(List.of(all.getFirst()), all.subList(1, all.size()));
        }
    }

    double[] column(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("there is no column " + name + " among " + names);
        }
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[at])).toArray();
    }
}
