package io.windrose.collect.importing.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A row for each line that is not blank. */
final class LineRows implements Rows {
    private final BufferedReader lines;
    private long number;
    private @Nullable String next;

    LineRows(Reader reader) {
        this.lines = new BufferedReader(reader);
        advance();
    }

    private void advance() {
        try {
            do {
                next = lines.readLine();
                number++;
            } while (next != null && next.isBlank());
        } catch (IOException e) {
            throw BroughtFile.broken(e);
        }
    }

    @Override
    public List<String> header() {
        return List.of("line");
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        String line = next;
        if (line == null) {
            throw new NoSuchElementException();
        }
        Row row = new Row(number, line);
        advance();
        return row;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw BroughtFile.broken(e);
        }
    }
}
