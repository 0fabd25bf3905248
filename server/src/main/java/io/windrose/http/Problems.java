package io.windrose.http;

import io.windrose.core.Conflict;
import io.windrose.core.Fault;
import io.windrose.core.Forbidden;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.core.OutcomeUnknown;
import io.windrose.core.Problem;
import io.windrose.core.Unauthenticated;
import io.windrose.core.Unavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what was thrown into an answer: the one place that knows which problem has which status. */
final class Problems {
    /** Codes for which HTTP has a status of its own. */
    private static final Map<String, Integer> STATUS_OF_CODE = Map.of(
            "http.body-too-large", 413,
            "http.method-not-allowed", 405,
            "http.unknown-encoding", 415,
            "http.unsupported-type", 415,
            "security.too-many-failures", 429);

    static final int RETRY_AFTER_SECONDS = 5;

    private Problems() {}

    static Problem of(Throwable thrown) {
        if (thrown instanceof Problem problem) {
            return problem;
        }
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && databaseIsAway(sql)) {
                return new Unavailable("database.away", "the database does not answer; try again shortly", thrown);
            }
        }
        return new Fault("server.fault", "something went wrong on our side; the log has the details", thrown);
    }

    static int status(Problem problem) {
        return STATUS_OF_CODE.getOrDefault(
                problem.code(),
                switch (problem) {
                    case Incorrect incorrect -> 400;
                    case Unauthenticated unauthenticated -> 401;
                    case Forbidden forbidden -> 403;
                    case NotFound notFound -> 404;
                    case Conflict conflict -> 409;
                    case Fault fault -> 500;
                    case OutcomeUnknown unknown -> 500;
                    case Unavailable unavailable -> 503;
                });
    }

    /**
     * The document of RFC 9457; {@code code} is ours and stable, {@code instance} is the request's id, {@code place} is
     * where in a text that was sent.
     */
    static Reply reply(Problem problem, String requestId) {
        int status = status(problem);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", title(status));
        document.put("status", status);
        document.put("code", problem.code());
        document.put("detail", problem.text());
        document.put("instance", "urn:windrose:request:" + requestId);
        if (problem instanceof Incorrect incorrect) {
            incorrect.place().ifPresent(place -> document.put("place", place));
        }
        Reply reply = new Reply(status, "application/problem+json", Json.write(document), List.of());
        return switch (status) {
            case 429, 503 -> reply.with("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
            case 401 -> reply.with("WWW-Authenticate", "Bearer realm=\"windrose\"");
            default -> reply;
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "The request is wrong";
            case 401 -> "Not signed in";
            case 403 -> "Not permitted";
            case 404 -> "Not found";
            case 405 -> "Not that way";
            case 409 -> "At odds with what is there";
            case 413 -> "Too large";
            case 415 -> "Not in this form";
            case 429 -> "Too often";
            case 503 -> "Not available now";
            default -> "Our fault";
        };
    }

    /** Class 08: the connection failed; class 57P0: the server is shutting down or starting. */
    private static boolean databaseIsAway(SQLException thrown) {
        String state = thrown.getSQLState();
        return thrown instanceof SQLTransientConnectionException
                || (state != null && (state.startsWith("08") || state.startsWith("57P0")));
    }
}
