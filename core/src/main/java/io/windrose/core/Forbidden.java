package io.windrose.core;

/** Known, but not permitted; someone with the right does it or grants it. */
public final class Forbidden extends Problem {
    public Forbidden(String code, String message) {
        super(code, message);
    }
}
