package io.windrose.http;

import io.windrose.core.Incorrect;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import io.windrose.security.Permission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions to the lake in SQL. */
public final class SqlRoutes {
    private static final int USUAL_ROWS = 10_000;
    private static final int MOST_ROWS = 100_000;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Lake lake;

    public SqlRoutes(Lake lake) {
        this.lake = lake;
    }

    private record Question(@Nullable String sql, @Nullable Integer limit) {}

    private record Column(String name, String type) {}

    /** {@code cut} says that there were more rows than {@code limit}. */
    private record Answer(List<Column> columns, List<List<@Nullable Object>> rows, boolean cut) {
        static Answer of(QueryResult result) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            result.forEachRemaining(rows::add);
            List<Column> columns = result.columns().stream()
                    .map(column -> new Column(column.name(), column.type()))
                    .toList();
            return new Answer(columns, rows, result.isCut());
        }
    }

    public List<Route> routes() {
        return List.of(new Route(Route.Method.POST, "/api/sql", new Access.Needs(Permission.SQL_RUN), this::run));
    }

    private Reply run(Request request) {
        Question question = request.body(Question.class);
        int limit = question.limit() == null ? USUAL_ROWS : question.limit();
        if (limit < 1 || limit > MOST_ROWS) {
            throw new Incorrect("sql.limit", "limit is " + limit + "; give 1 to " + MOST_ROWS);
        }
        Query query = Query.of(Request.required(question.sql(), "sql"))
                .limitedTo(limit)
                .within(LIMIT);
        return Reply.ok(lake.query(query, Answer::of));
    }
}
