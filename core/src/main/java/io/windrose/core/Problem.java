package io.windrose.core;

/**
 * What went wrong, sorted by who can mend it. Every problem has a stable code ({@code source.unknown}) for programs and
 * a message for people that names the value and the remedy. Messages never hold a secret or personal data: they are
 * logged and shown.
 */
public abstract sealed class Problem extends RuntimeException
        permits Conflict, Fault, Forbidden, Incorrect, NotFound, OutcomeUnknown, Unauthenticated, Unavailable {
    private final String code;

    Problem(String code, String message) {
        super(message);
        this.code = code;
    }

    Problem(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Room, dot, what: stable between releases. */
    public String code() {
        return code;
    }

    /** The message, which a problem always has. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
