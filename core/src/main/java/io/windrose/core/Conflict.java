package io.windrose.core;

/** It is at odds with what is there now; the sender looks again and decides. */
public final class Conflict extends Problem {
    public Conflict(String code, String message) {
        super(code, message);
    }

    public Conflict(String code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
