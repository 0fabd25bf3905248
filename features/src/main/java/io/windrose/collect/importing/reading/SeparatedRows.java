package io.windrose.collect.importing.reading;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells with a character between them, as RFC 4180 has them; a cell may go over several lines. */
final class SeparatedRows implements Rows {
    private static final int LONGEST_ROW = 1 << 20;

    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;

    SeparatedRows(Reader reader, FileForm form) {
        records = CsvReader.builder()
                .fieldSeparator(form.delimiter())
                .quoteCharacter(form.quote())
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(reader)
                .iterator();
        header = hasNext() ? names(next()) : List.of();
    }

    private static List<String> names(Row first) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            String name = first.cell(i);
            names.add(name.isEmpty() || names.contains(name) ? "column " + (i + 1) : name);
        }
        return List.copyOf(names);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException | UncheckedIOException e) {
            throw broken(e);
        }
    }

    @Override
    public Row next() {
        try {
            CsvRecord read = records.next();
            String[] cells = new String[read.getFieldCount()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = read.getField(i);
            }
            return new Row(read.getStartingLineNumber(), cells);
        } catch (CsvParseException | UncheckedIOException e) {
            throw broken(e);
        }
    }

    private static RuntimeException broken(RuntimeException problem) {
        return problem.getCause() instanceof IOException cause
                ? BroughtFile.broken(cause)
                : new Incorrect(
                        "import.not-separated",
                        "the cells cannot be told apart (%s): see whether a quote is left open there"
                                .formatted(problem.getMessage()),
                        problem);
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw BroughtFile.broken(e);
        }
    }
}
