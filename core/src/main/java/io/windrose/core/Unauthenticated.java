package io.windrose.core;

/** Not known who asks; signing in, or a valid token or key, mends it. */
public final class Unauthenticated extends Problem {
    public Unauthenticated(String code, String message) {
        super(code, message);
    }
}
