package io.windrose.lake.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.core.Fault;
import io.windrose.core.Forbidden;
import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import io.windrose.core.TextPlace;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a child has no answer, in words that the caller may see.
 *
 * @param place where in the query, when that is known
 */
record Refusal(
        Remedy remedy, String code, String text, @Nullable TextPlace place) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 4_000;

    enum Remedy {
        /** The caller changes the query. */
        INCORRECT,
        /** The caller may not. */
        FORBIDDEN,
        /** The caller asks again. */
        UNAVAILABLE,
        /** We mend the program. */
        FAULT
    }

    static Refusal of(Throwable thrown) {
        return switch (thrown) {
            case Incorrect incorrect ->
                new Refusal(
                        Remedy.INCORRECT,
                        incorrect.code(),
                        cut(incorrect.text()),
                        incorrect.place().orElse(null));
            case Forbidden forbidden -> new Refusal(Remedy.FORBIDDEN, forbidden.code(), cut(forbidden.text()), null);
            case Unavailable unavailable ->
                new Refusal(Remedy.UNAVAILABLE, unavailable.code(), cut(unavailable.text()), null);
            case SQLException refused ->
                new Refusal(
                        Remedy.INCORRECT, "lake.query-failed", cut("the query failed: " + refused.getMessage()), null);
            default -> new Refusal(Remedy.FAULT, "lake.engine-fault", cut("the engine failed: " + thrown), null);
        };
    }

    /** DuckDB repeats the query's line, which can be a megabyte. */
    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
    }

    Problem problem() {
        return switch (remedy) {
            case INCORRECT -> new Incorrect(code, text, Optional.ofNullable(place));
            case FORBIDDEN -> new Forbidden(code, text);
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
