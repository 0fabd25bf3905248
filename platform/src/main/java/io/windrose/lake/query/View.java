package io.windrose.lake.query;

import java.nio.file.Path;
import java.util.List;

/**
 * A table of the lake as DuckDB sees it.
 *
 * @param select what it shows; it may use the views before it
 * @param files all that it reads
 */
public record View(String name, String select, List<Path> files) {
    public View {
        files = List.copyOf(files);
    }
}
