package io.windrose.collect.importing.reading;

import java.util.Iterator;
import java.util.List;

/** The rows of a file after its header, read as they are asked for. For one thread. */
public interface Rows extends Iterator<Row>, AutoCloseable {
    /** The names of the columns; one without a name is called by its number. */
    List<String> header();

    @Override
    void close();
}
