package io.windrose.core;

/** A part that is needed does not answer now; the same request later may succeed. */
public final class Unavailable extends Problem {
    public Unavailable(String code, String message) {
        super(code, message);
    }

    public Unavailable(String code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
