package io.windrose.http;

import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import io.windrose.security.Permission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions to a Spark, for those who may do anything: it has no box to run the SQL of others in. */
public final class SparkRoutes {
    private static final int USUAL_ROWS = 10_000;
    private static final int MOST_ROWS = 100_000;
    private static final int USUAL_SECONDS = 600;
    private static final int MOST_SECONDS = 3_600;

    private final Optional<Engine> spark;

    public SparkRoutes(Optional<Engine> spark) {
        this.spark = spark;
    }

    private record Question(
            @Nullable String sql,
            @Nullable Integer limit,
            @Nullable Integer timeLimitSeconds) {}

    private record Answer(List<QueryResult.Column> columns, List<List<@Nullable Object>> rows, boolean cut) {
        static Answer of(QueryResult result) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            result.forEachRemaining(rows::add);
            return new Answer(result.columns(), rows, result.isCut());
        }
    }

    public List<Route> routes() {
        return List.of(
                new Route(Route.Method.POST, "/api/spark/sql", new Access.Needs(Permission.SPARK_RUN), this::run));
    }

    private Reply run(Request request) {
        Question question = request.body(Question.class);
        Query query = Query.of(Request.required(question.sql(), "sql"))
                .limitedTo(within("limit", question.limit(), USUAL_ROWS, MOST_ROWS))
                .within(Duration.ofSeconds(
                        within("timeLimitSeconds", question.timeLimitSeconds(), USUAL_SECONDS, MOST_SECONDS)));
        Engine engine = spark.orElseThrow(
                () -> new NotFound("spark.none", "there is no Spark: give its address as the setting lake.spark"));
        return Reply.ok(engine.query(query, Answer::of));
    }

    private static int within(String name, @Nullable Integer given, int usual, int most) {
        int value = given == null ? usual : given;
        if (value < 1 || value > most) {
            throw new Incorrect("sql.limit", name + " is " + value + "; give 1 to " + most);
        }
        return value;
    }
}
