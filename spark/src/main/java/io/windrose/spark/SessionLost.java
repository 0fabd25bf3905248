package io.windrose.spark;

/** Spark was started again, or has forgotten the session: another one can ask the same. */
final class SessionLost extends RuntimeException {
    SessionLost(Throwable cause) {
        super("Spark does not know the session any more", cause);
    }
}
