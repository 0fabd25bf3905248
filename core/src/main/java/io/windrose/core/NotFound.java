package io.windrose.core;

/** There is no such thing, or none that the asker may know of. */
public final class NotFound extends Problem {
    public NotFound(String code, String message) {
        super(code, message);
    }

    public NotFound(String code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
