package io.windrose.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query that is written once and asked of the lake and of a plain table.
 *
 * @param text with {@code $name} for what the two write differently: {@link Column}
 */
record BenchQuery(String name, String what, String text) {
    private static final Pattern HEAD = Pattern.compile("-- (Q\\d\\d|funnel|retention) (.+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$([a-z_]+)");
    private static final int SUMS = 90;

    /** Those of ClickBench's kind, 43. */
    static List<BenchQuery> clickBench() {
        return read("clickbench.sql");
    }

    /** Funnel and retention. */
    static List<BenchQuery> journeys() {
        return read("journeys.sql");
    }

    String onLake() {
        return written(Column::onLake, Column.everythingOnLake());
    }

    String onTable() {
        return written(Column::key, "*");
    }

    private String written(Function<Column, String> column, String everything) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "everything" -> everything;
                            case "one_person" -> Long.toString(GeneratedEvents.frequentPerson());
                            case "wide_sums" -> sums(column.apply(Column.of("width")));
                            default -> column.apply(Column.of(found.group(1)));
                        }));
    }

    private static String sums(String number) {
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < SUMS; i++) {
            sums.add("sum(" + number + " + " + i + ")");
        }
        return String.join(", ", sums);
    }

    private static List<BenchQuery> read(String resource) {
        try (InputStream in = BenchQuery.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<BenchQuery> queries = new ArrayList<>();
            Matcher head = HEAD.matcher(all);
            while (head.find()) {
                int end = all.indexOf(";\n", head.end());
                queries.add(new BenchQuery(
                        head.group(1),
                        head.group(2),
                        all.substring(head.end(), end).strip()));
            }
            return List.copyOf(queries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
