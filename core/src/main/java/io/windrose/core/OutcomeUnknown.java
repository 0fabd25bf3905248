package io.windrose.core;

/** We do not know whether it happened. Look before doing it again. */
public final class OutcomeUnknown extends Problem {
    public OutcomeUnknown(String code, String message) {
        super(code, message);
    }

    public OutcomeUnknown(String code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
