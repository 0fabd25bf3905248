package io.windrose.lake.query;

import io.windrose.core.Incorrect;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The answer to a query, as Arrow, a batch at a time. Read once, by one thread. It closes nothing: the reader under it
 * belongs to the engine.
 */
public final class Answer {
    /** How Arrow's bridge to native code wraps an engine's own words. */
    private static final Pattern NATIVE = Pattern.compile("CDataJniException\\{.*?message=(.*)}", Pattern.DOTALL);

    private final ArrowReader reader;
    private final VectorSchemaRoot rows;
    private final long rowLimit;
    private long count;
    private boolean isCut;

    public Answer(ArrowReader reader, long rowLimit) {
        this.reader = reader;
        this.rowLimit = rowLimit;
        try {
            this.rows = reader.getVectorSchemaRoot();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Columns whose extension is {@code arrow.parquet.variant} hold variants, as their metadata and value. */
    public Schema schema() {
        return rows.getSchema();
    }

    /** The words of the columns that are dictionary-encoded. */
    public DictionaryProvider dictionaries() {
        return reader;
    }

    /** Brings the next batch, which is not empty, into {@link #rows}; false when there are no more. */
    public boolean next() {
        try {
            while (reader.loadNextBatch()) {
                int loaded = rows.getRowCount();
                int wanted = (int) Math.min(loaded, rowLimit - count);
                isCut |= wanted < loaded;
                if (wanted > 0) {
                    count += wanted;
                    if (wanted < loaded) {
                        rows.setRowCount(wanted);
                    }
                    return true;
                }
                if (isCut) {
                    return false;
                }
            }
            return false;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The same object for every batch; what it holds is overwritten by {@link #next}. */
    public VectorSchemaRoot rows() {
        return rows;
    }

    /** Whether the row limit cut rows off; known once {@link #next} returned false. */
    public boolean isCut() {
        return isCut;
    }

    private static Incorrect failed(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        Matcher wrapped = NATIVE.matcher(message);
        Failure failure = Failure.of(wrapped.find() ? wrapped.group(1) : message);
        return new Incorrect("lake.query-failed", "the query failed: " + failure.words(), cause);
    }
}
