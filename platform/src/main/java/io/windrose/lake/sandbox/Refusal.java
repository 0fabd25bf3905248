package io.windrose.lake.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/** Why a child has no answer, in words that the caller may see. */
record Refusal(Remedy remedy, String code, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 4_000;

    enum Remedy {
        /** The caller changes the query. */
        INCORRECT,
        /** The caller asks again. */
        UNAVAILABLE,
        /** We mend the program. */
        FAULT
    }

    static Refusal of(Throwable thrown) {
        return switch (thrown) {
            case Incorrect incorrect -> new Refusal(Remedy.INCORRECT, incorrect.code(), cut(incorrect.text()));
            case Unavailable unavailable ->
                new Refusal(Remedy.UNAVAILABLE, unavailable.code(), cut(unavailable.text()));
            case SQLException refused ->
                new Refusal(Remedy.INCORRECT, "lake.query-failed", cut("the query failed: " + refused.getMessage()));
            default -> new Refusal(Remedy.FAULT, "lake.engine-fault", cut("the engine failed: " + thrown));
        };
    }

    /** DuckDB repeats the query's line, which can be a megabyte. */
    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
    }

    Problem problem() {
        return switch (remedy) {
            case INCORRECT -> new Incorrect(code, text);
            case UNAVAILABLE -> new Unavailable(code, text);
            case FAULT -> new Fault(code, text);
        };
    }

    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Refusal of(byte[] bytes) {
        try {
            return JSON.readValue(bytes, Refusal.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
