package io.windrose.bench;

import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One that answers the queries, named for a table of figures. */
sealed interface Rival {
    /** Far more than any query should take. */
    Duration LIMIT = Duration.ofMinutes(10);

    String name();

    /** Done before each answer, and not timed. */
    default void prepare() {}

    /** All rows of the answer. */
    List<List<@Nullable Object>> answer(BenchQuery query) throws SQLException, IOException;

    record OnLake(String name, Engine engine) implements Rival {
        @Override
        public List<List<@Nullable Object>> answer(BenchQuery query) {
            return engine.query(Query.of(query.onLake()).within(LIMIT), Rival::rows);
        }
    }

    record OnTable(String name, NativeTable table) implements Rival {
        @Override
        public List<List<@Nullable Object>> answer(BenchQuery query) throws SQLException, IOException {
            return table.query(query.onTable(), Rival::rows);
        }
    }

    /** Asks one question of its own, whatever the query. */
    record Asking(String name, Callable<List<List<@Nullable Object>>> question) implements Rival {
        @Override
        public List<List<@Nullable Object>> answer(BenchQuery query) throws IOException {
            try {
                return question.call();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    /** One that answers after something came between. */
    record After(String name, Runnable event, Rival rival) implements Rival {
        @Override
        public void prepare() {
            event.run();
        }

        @Override
        public List<List<@Nullable Object>> answer(BenchQuery query) throws SQLException, IOException {
            return rival.answer(query);
        }
    }

    static List<List<@Nullable Object>> rows(QueryResult result) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        result.forEachRemaining(rows::add);
        return rows;
    }
}
