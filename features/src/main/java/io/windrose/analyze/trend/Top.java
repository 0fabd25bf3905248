package io.windrose.analyze.trend;

import io.windrose.lake.query.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which values get a row of their own. */
sealed interface Top {
    /** So many of the largest. */
    record Largest(int rows) implements Top {}

    /** These, in this order. */
    record Given(List<Label> labels) implements Top {
        public Given {
            labels = List.copyOf(labels);
        }
    }

    /**
     * As a SELECT of the keys and {@code listed}.
     *
     * @param order by what of {@code parts} it is said which are large
     */
    default String sql(Dialect dialect, int keys, String order) {
        String names = IntStream.range(0, keys).mapToObj(number -> "k" + number).collect(Collectors.joining(", "));
        return switch (this) {
            case Largest(int rows) ->
                """
                select %1$s, 1 as listed
                from parts
                where %2$s
                group by %1$s
                order by %3$s desc nulls last, %4$s
                limit %5$d""".formatted(
                                names,
                                IntStream.range(0, keys)
                                        .mapToObj("k%d is not null"::formatted)
                                        .collect(Collectors.joining(" or ", "(", ")")),
                                order,
                                IntStream.range(0, keys)
                                        .mapToObj("k%d nulls last"::formatted)
                                        .collect(Collectors.joining(", ")),
                                rows);
            case Given(List<Label> labels)
            when labels.isEmpty() ->
                "select %s, 1 as listed where 1 = 0"
                        .formatted(IntStream.range(0, keys)
                                .mapToObj("cast(null as string) as k%d"::formatted)
                                .collect(Collectors.joining(", ")));
            case Given(List<Label> labels) ->
                labels.stream()
                        .map(label -> "select " + given(dialect, label) + ", 1 as listed")
                        .collect(Collectors.joining("\nunion all "));
        };
    }

    private static String given(Dialect dialect, Label label) {
        List<String> cells = new ArrayList<>();
        for (@Nullable String value : label.values()) {
            cells.add((value == null ? "cast(null as string)" : dialect.literal(value)) + " as k" + cells.size());
        }
        return String.join(", ", cells);
    }
}
