package io.windrose.lake.query;

import java.util.function.Function;

/** Runs SQL over the tables of the lake. Thread-safe; its maker closes it. */
public interface Engine extends AutoCloseable {
    /** The SQL of this engine, where it differs from the others'. */
    Dialect dialect();

    /**
     * Runs the query and returns what the reader made of its answer.
     *
     * <p>The reader runs on a thread of the engine, while the query goes on: what it does not ask for may never be
     * computed, and a slow reader holds the query up. The answer's buffers belong to the engine, which frees them when
     * the reader returns or fails; whatever outlives it must be copied. Interrupting the caller, or the time limit,
     * ends the query, and then the reader by an exception from {@link Answer#next}.
     *
     * @throws io.windrose.core.Incorrect when the text is not one SELECT statement, or fails
     * @throws io.windrose.core.Unavailable when it takes too long, was cancelled, or too many others wait
     */
    <T> T stream(Query query, Function<Answer, T> reader);

    /** As {@link #stream}, row by row. */
    default <T> T query(Query query, Function<QueryResult, T> reader) {
        return stream(query, answer -> reader.apply(new QueryResult(answer)));
    }

    @Override
    void close();
}
