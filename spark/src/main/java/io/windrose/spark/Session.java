package io.windrose.spark;

import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.lake.query.Derived;
import io.windrose.lake.query.Query;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.spark.connect.proto.Command;
import org.apache.spark.connect.proto.ConfigRequest;
import org.apache.spark.connect.proto.ConfigResponse;
import org.apache.spark.connect.proto.KeyValue;
import org.apache.spark.connect.proto.Limit;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.Relation;
import org.apache.spark.connect.proto.ReleaseSessionRequest;
import org.apache.spark.connect.proto.SQL;
import org.apache.spark.connect.proto.SqlCommand;
import org.sparkproject.io.grpc.Deadline;
import org.sparkproject.io.grpc.StatusRuntimeException;

/**
 * A session on Spark's side, with its settings and the views that it has. A view is made anew only when it is another
 * one. For one thread at a time.
 */
final class Session implements AutoCloseable {
    /**
     * Clocks as everywhere in the program; wrong casts fail as in DuckDB; nothing of Spark's environment gets into a
     * text, and no file into a FROM; and the catalog is asked for the newest snapshot each time.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.sql.session.timeZone",
            "UTC",
            "spark.sql.ansi.enabled",
            "true",
            "spark.sql.runSQLOnFiles",
            "false",
            "spark.sql.variable.substitute",
            "false",
            "spark.sql.catalog." + Views.CATALOG + ".cache-enabled",
            "false");

    private final SparkConnection connection;
    private final String id = UUID.randomUUID().toString();
    private final Map<String, String> shown = new HashMap<>();
    private String serverSide = "";

    Session(SparkConnection connection) {
        this.connection = connection;
    }

    SparkConnection connection() {
        return connection;
    }

    String id() {
        return id;
    }

    /** What Spark called its side when last heard of; it refuses what is meant for one that it lost. */
    String serverSide() {
        return serverSide;
    }

    void seen(String side) {
        serverSide = side;
    }

    /** Starts the query; the caller closes the operation. */
    Operation ask(Query query, Derived derived, Deadline deadline) {
        if (serverSide.isEmpty()) {
            set(deadline);
        }
        show(query, derived, deadline);
        return new Operation(this, Plan.newBuilder().setRoot(relation(query)).build(), deadline);
    }

    /** In brackets only a query can stand, so nothing else is ever run; the line break ends a comment. */
    private static Relation relation(Query query) {
        Relation asked = Relation.newBuilder()
                .setSql(SQL.newBuilder().setQuery("(" + query.sql() + "\n)"))
                .build();
        if (query.rowLimit() >= Integer.MAX_VALUE) {
            return asked;
        }
        // One more than is wanted tells whether there were more.
        return Relation.newBuilder()
                .setLimit(Limit.newBuilder().setInput(asked).setLimit((int) query.rowLimit() + 1))
                .build();
    }

    private void set(Deadline deadline) {
        ConfigRequest.Set.Builder pairs = ConfigRequest.Set.newBuilder();
        SETTINGS.forEach(
                (key, value) -> pairs.addPairs(KeyValue.newBuilder().setKey(key).setValue(value)));
        try {
            ConfigResponse answer = connection
                    .calls()
                    .withDeadline(deadline)
                    .config(ConfigRequest.newBuilder()
                            .setUserContext(connection.user())
                            .setSessionId(id)
                            .setOperation(ConfigRequest.Operation.newBuilder().setSet(pairs))
                            .build());
            seen(answer.getServerSideSessionId());
        } catch (StatusRuntimeException e) {
            throw SparkProblems.of(e, connection.address());
        }
    }

    private void show(Query query, Derived derived, Deadline deadline) {
        Views.of(query, derived).forEach((name, select) -> {
            if (!select.equals(shown.get(name))) {
                shown.remove(name);
                view(name, select, deadline);
                shown.put(name, select);
            }
        });
    }

    private void view(String name, String select, Deadline deadline) {
        try {
            command("create or replace temporary view %s as %s".formatted(name, select), deadline);
        } catch (Incorrect refused) {
            // The text is ours, so that it is not the query that is wrong.
            throw new Unavailable(
                    "spark.no-lake",
                    "Spark at %s does not show the lake: see that its catalog \"%s\" is set up: %s"
                            .formatted(connection.address(), Views.CATALOG, refused.text()),
                    refused);
        }
    }

    private void command(String sql, Deadline deadline) {
        Relation statement =
                Relation.newBuilder().setSql(SQL.newBuilder().setQuery(sql)).build();
        Plan plan = Plan.newBuilder()
                .setCommand(Command.newBuilder()
                        .setSqlCommand(SqlCommand.newBuilder().setInput(statement)))
                .build();
        try (Operation operation = new Operation(this, plan, deadline)) {
            while (operation.next().isPresent()) {
                // A command has nothing to say but that it is done.
            }
        }
    }

    /** Tells Spark to forget the session, if it can be reached within the deadline. */
    @Override
    public void close() {
        if (serverSide.isEmpty()) {
            return;
        }
        try {
            connection
                    .calls()
                    .withDeadline(Deadline.after(2, TimeUnit.SECONDS))
                    .releaseSession(ReleaseSessionRequest.newBuilder()
                            .setUserContext(connection.user())
                            .setSessionId(id)
                            .build());
        } catch (StatusRuntimeException e) {
            // Spark forgets it by itself, an hour after its last query.
        }
    }
}
