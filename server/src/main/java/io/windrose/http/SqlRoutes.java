package io.windrose.http;

import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Query;
import io.windrose.lake.sandbox.Sandbox;
import io.windrose.security.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions to the lake in SQL. */
public final class SqlRoutes {
    static final String QUERY_ID = "X-Query-Id";
    private static final int USUAL_SECONDS = 60;
    private static final int MOST_SECONDS = 3_600;

    private final Sandbox sandbox;
    private final Optional<Engine> spark;
    private final Ids ids;
    private final RunningQueries running = new RunningQueries();

    /** @param spark for those who may do anything: it has no box to put the SQL of others into */
    public SqlRoutes(Sandbox sandbox, Optional<Engine> spark, Ids ids) {
        this.sandbox = sandbox;
        this.spark = spark;
        this.ids = ids;
    }

    private record Question(
            @Nullable String sql,
            @Nullable UUID id,
            @Nullable String format,
            @Nullable Long limit,
            @Nullable Integer timeLimitSeconds) {}

    public List<Route> routes() {
        Access access = new Access.Needs(Permission.SQL_RUN);
        return List.of(
                new Route(Route.Method.POST, "/api/sql", access, request -> run(request, sandbox)),
                new Route(
                        Route.Method.POST,
                        "/api/spark/sql",
                        new Access.Needs(Permission.SPARK_RUN),
                        request -> run(request, spark())),
                new Route(Route.Method.DELETE, "/api/sql/{id}", access, this::cancel));
    }

    private Engine spark() {
        return spark.orElseThrow(
                () -> new NotFound("sql.no-spark", "there is no Spark: give its address as the setting lake.spark"));
    }

    private Reply run(Request request, Engine engine) {
        Question question = request.body(Question.class);
        QueryFormat format = QueryFormat.of(question.format(), request.header().apply("Accept"));
        Query query = Query.of(Request.required(question.sql(), "sql"))
                .limitedTo(format.rows(question.limit()))
                .within(timeLimit(question.timeLimitSeconds()));
        UUID id = question.id() == null ? ids.next() : question.id();
        UUID caller = request.principal().userId();
        Reply.Stream answer = new QueryAnswer(engine, query, format);
        return Reply.stream(
                        format.mediaType(),
                        out -> running.run(id, caller, request.clientIsGone(), () -> answer.writeTo(out)))
                .with(QUERY_ID, id.toString());
    }

    private static Duration timeLimit(@Nullable Integer seconds) {
        if (seconds == null) {
            return Duration.ofSeconds(USUAL_SECONDS);
        }
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new Incorrect("sql.time-limit", "timeLimitSeconds is " + seconds + "; give 1 to " + MOST_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }

    private Reply cancel(Request request) {
        running.cancel(request.id("id"), request.principal().userId());
        return Reply.nothing();
    }
}
