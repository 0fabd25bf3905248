package io.windrose.collect.importing.reading;

import io.windrose.lake.ParquetText;
import java.util.List;

/** The rows of a Parquet file, each value as text. */
final class ParquetRows implements Rows {
    private final ParquetText file;
    private long number;

    ParquetRows(ParquetText file) {
        this.file = file;
    }

    @Override
    public List<String> header() {
        return file.columns();
    }

    @Override
    public boolean hasNext() {
        return file.hasNext();
    }

    @Override
    public Row next() {
        return new Row(++number, file.next().toArray(String[]::new));
    }

    @Override
    public void close() {
        file.close();
    }
}
