package io.windrose.core;

/** The request or the setting is wrong; the sender mends it. */
public final class Incorrect extends Problem {
    public Incorrect(String code, String message) {
        super(code, message);
    }

    public Incorrect(String code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
