package io.windrose.spark;

import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.core.Unavailable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sparkproject.com.google.protobuf.Any;
import org.sparkproject.com.google.protobuf.InvalidProtocolBufferException;
import org.sparkproject.com.google.rpc.ErrorInfo;
import org.sparkproject.com.google.rpc.Status;
import org.sparkproject.io.grpc.StatusRuntimeException;
import org.sparkproject.io.grpc.protobuf.StatusProto;

/** What a refused call means: first by what the network says, then by Spark's own words and its SQLSTATE. */
final class SparkProblems {
    /**
     * The classes of SQLSTATE that say that the query is wrong: not supported, more than one row, its data, a
     * constraint, its syntax or names, a limit, an error that it raised. Others are of files, memory, Spark itself.
     */
    private static final Set<String> OF_THE_QUERY = Set.of("0A", "21", "22", "23", "42", "54", "P0");

    private static final String CANCELLED = "HY008";

    private SparkProblems() {}

    static RuntimeException of(StatusRuntimeException refused, SparkAddress address) {
        return switch (refused.getStatus().getCode()) {
            case DEADLINE_EXCEEDED -> tooSlow(refused);
            case CANCELLED -> cancelled(refused);
            case UNAVAILABLE ->
                new Unavailable(
                        "spark.unreachable",
                        "Spark at %s does not answer: see that it runs, and that its address is right (%s)"
                                .formatted(address, deepest(refused)),
                        refused);
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                new Unavailable(
                        "spark.refused",
                        "Spark at %s does not let us in: see that the token of its address is right".formatted(address),
                        refused);
            case RESOURCE_EXHAUSTED ->
                new Unavailable(
                        "spark.exhausted",
                        "Spark at %s has not enough of something: %s".formatted(address, text(refused)),
                        refused);
            default -> ofSpark(refused, address);
        };
    }

    private static RuntimeException ofSpark(StatusRuntimeException refused, SparkAddress address) {
        Map<String, String> information = information(refused);
        String kind = information.getOrDefault("errorClass", "");
        String state = information.getOrDefault("sqlState", "");
        if (kind.startsWith("INVALID_HANDLE.SESSION")) {
            return new SessionLost(refused);
        }
        if (state.equals(CANCELLED) || kind.equals("INVALID_HANDLE.OPERATION_ABANDONED")) {
            return cancelled(refused);
        }
        if (text(refused).contains("Cannot find snapshot")) {
            return new NotFound(
                    "lake.no-snapshot",
                    "the table has no such snapshot, or forgot it: ask for the newest: " + text(refused));
        }
        if (state.length() == 5 && OF_THE_QUERY.contains(state.substring(0, 2))) {
            return new Incorrect("lake.query-failed", "the query failed: " + text(refused), refused);
        }
        return new Unavailable(
                "spark.failed", "Spark at %s could not run it: %s".formatted(address, text(refused)), refused);
    }

    static Unavailable tooSlow(Exception cause) {
        return new Unavailable(
                "lake.query-too-slow",
                "the query took longer than it may: ask for less time, or raise its limit",
                cause);
    }

    static Unavailable lost(SessionLost cause) {
        return new Unavailable("spark.session-lost", "Spark was started again in the middle: ask again", cause);
    }

    static Unavailable cancelled(Exception cause) {
        return new Unavailable("lake.query-cancelled", "the query was cancelled: ask again", cause);
    }

    private static Map<String, String> information(StatusRuntimeException refused) {
        Status status = StatusProto.fromThrowable(refused);
        if (status != null) {
            for (Any detail : status.getDetailsList()) {
                if (detail.is(ErrorInfo.class)) {
                    try {
                        return detail.unpack(ErrorInfo.class).getMetadataMap();
                    } catch (InvalidProtocolBufferException e) {
                        return Map.of();
                    }
                }
            }
        }
        return Map.of();
    }

    /** What the network said: the connection was refused, the certificate is not trusted ... */
    private static String deepest(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? String.valueOf(thrown.getMessage()) : deepest(cause);
    }

    /** The first line; what follows repeats the query, or is Spark's plan of it. */
    private static String text(StatusRuntimeException refused) {
        String all = Optional.ofNullable(refused.getStatus().getDescription()).orElse("no reason was given");
        return all.strip().lines().findFirst().orElse(all);
    }
}
