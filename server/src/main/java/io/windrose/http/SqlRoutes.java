package io.windrose.http;

import io.windrose.analyze.saved.History;
import io.windrose.analyze.saved.QueryEngine;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.lake.FrequentKey;
import io.windrose.lake.Lake;
import io.windrose.lake.TableDescription;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.Mask;
import io.windrose.lake.query.Query;
import io.windrose.lake.sandbox.Sandbox;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions to the lake in SQL. */
public final class SqlRoutes {
    static final String QUERY_ID = "X-Query-Id";
    private static final int USUAL_SECONDS = 60;
    private static final int MOST_SECONDS = 3_600;

    private final Sandbox sandbox;
    private final Optional<Engine> spark;
    private final Lake lake;
    private final Ids ids;
    private final Mask mask;
    private final RunNotes notes;
    private final RunningQueries running = new RunningQueries();

    /**
     * Asks these.
     *
     * @param spark for those who may do anything: it has no box to put the SQL of others into
     * @param mask for those who may not see people
     */
    public SqlRoutes(
            Sandbox sandbox, Optional<Engine> spark, Lake lake, Mask mask, History history, Ids ids, Clock clock) {
        this.sandbox = sandbox;
        this.spark = spark;
        this.lake = lake;
        this.mask = mask;
        this.ids = ids;
        this.notes = new RunNotes(history, ids, clock);
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
                new Route(Route.Method.POST, "/api/sql", access, request -> run(request, QueryEngine.DUCKDB))
                        .keepsToBrands(),
                new Route(
                        Route.Method.POST,
                        "/api/spark/sql",
                        new Access.Needs(Permission.SPARK_RUN),
                        request -> run(request, QueryEngine.SPARK)),
                new Route(Route.Method.DELETE, "/api/sql/{id}", access, this::cancel).holdsNoBrand(),
                new Route(Route.Method.GET, "/api/sql/tables", access, this::tables).keepsToBrands());
    }

    private Engine engine(QueryEngine named) {
        return switch (named) {
            case DUCKDB -> sandbox;
            case SPARK -> spark();
        };
    }

    private Engine spark() {
        return spark.orElseThrow(
                () -> new NotFound("sql.no-spark", "there is no Spark: give its address as the setting lake.spark"));
    }

    private Reply run(Request request, QueryEngine named) {
        Engine engine = engine(named);
        Question question = request.body(Question.class);
        QueryFormat format = QueryFormat.of(question.format(), request.header().apply("Accept"));
        Query query = Query.of(Request.required(question.sql(), "sql"))
                .seeing(seen(request))
                .limitedTo(format.rows(question.limit()))
                .within(timeLimit(question.timeLimitSeconds()));
        UUID id = question.id() == null ? ids.next() : question.id();
        Principal caller = request.principal();
        QueryAnswer answer = new QueryAnswer(engine, query, format);
        return Reply.stream(
                        format.mediaType(),
                        out -> notes.run(
                                caller,
                                query.sql(),
                                named,
                                format,
                                () -> running.ask(
                                        id, caller.userId(), request.clientIsGone(), () -> answer.writeTo(out))))
                .with(QUERY_ID, id.toString());
    }

    /** What the caller sees; empty for everything. */
    private Optional<Excerpt> seen(Request request) {
        Optional<Excerpt> ofBrands = request.limit().excerpt();
        return seesPeople(request) ? ofBrands : Optional.of(masked(ofBrands.orElseGet(this::everything)));
    }

    private static boolean seesPeople(Request request) {
        return request.principal().may(Permission.IDENTITIES_VIEW);
    }

    /** What was rejected is kept as it came, so that nothing in it can be told from what is personal. */
    private Excerpt masked(Excerpt excerpt) {
        return excerpt.without("rejected").maskedBy(mask);
    }

    private Excerpt everything() {
        return Excerpt.whole(
                lake.descriptions().stream().map(TableDescription::name).toList());
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

    private Reply tables(Request request) {
        QueryEngine named =
                request.query().apply("engine").map(QueryEngine::named).orElse(QueryEngine.DUCKDB);
        Set<QueryEngine> engines = spark.isPresent() && request.principal().may(Permission.SPARK_RUN)
                ? EnumSet.allOf(QueryEngine.class)
                : EnumSet.of(QueryEngine.DUCKDB);
        return Reply.ok(SqlTables.of(lake, engine(named).dialect(), engines, seen(request), keys(request)));
    }

    /** Keys are those of all events; which of them are of a brand is not known. */
    private List<FrequentKey> keys(Request request) {
        if (request.limit().isLimited()) {
            return List.of();
        }
        return lake.frequentKeys().stream()
                .filter(key -> seesPeople(request) || Mask.shows(key))
                .toList();
    }

    private Reply cancel(Request request) {
        running.cancel(request.id("id"), request.principal().userId());
        return Reply.nothing();
    }
}
