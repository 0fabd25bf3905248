package io.windrose.core;

/** A mistake of ours; a developer mends it. */
public final class Fault extends Problem {
    public Fault(String code, String message) {
        super(code, message);
    }

    public Fault(String code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
