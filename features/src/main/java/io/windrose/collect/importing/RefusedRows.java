package io.windrose.collect.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.windrose.collect.importing.reading.Row;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the refused rows as CSV: the line, the reason, and the row's own cells under their own names, so that what was
 * mended can be brought again as it is. For one thread.
 */
final class RefusedRows implements AutoCloseable {
    private final CsvWriter csv;

    RefusedRows(Path file, List<String> header) {
        try {
            csv = CsvWriter.builder().build(file);
        } catch (IOException e) {
            throw unwritable(e);
        }
        List<String> names = new ArrayList<>(List.of("refused_line", "refused_reason"));
        names.addAll(header);
        csv.writeRecord(names);
    }

    void add(Row row, String reason) {
        List<String> cells = new ArrayList<>(List.of(Long.toString(row.line()), reason));
        cells.addAll(row.cells());
        try {
            csv.writeRecord(cells);
        } catch (UncheckedIOException e) {
            throw unwritable(new IOException(e));
        }
    }

    private static Unavailable unwritable(IOException cause) {
        return new Unavailable(
                "import.refused-unwritable", "the refused rows cannot be written: see that the disk suffices", cause);
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
