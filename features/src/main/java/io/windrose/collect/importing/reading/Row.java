package io.windrose.collect.importing.reading;

import java.util.List;

/** One row of a file. */
public final class Row {
    private final long line;
    private final String[] cells;

    Row(long line, String... cells) {
        this.line = line;
        this.cells = cells;
    }

    /** The line on which it begins, from 1; of a Parquet file its number. */
    public long line() {
        return line;
    }

    public int size() {
        return cells.length;
    }

    /** The cell without blanks around it; empty where the row has none. */
    public String cell(int column) {
        return column < cells.length ? cells[column].strip() : "";
    }

    public List<String> cells() {
        return List.of(cells);
    }

    /** The same for the same cells, on any machine. */
    public long hash() {
        long hash = 0xcbf29ce484222325L;
        for (String cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                hash = (hash ^ cell.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ 0xffff) * 0x100000001b3L;
        }
        return hash;
    }
}
