package io.windrose.lake.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a query sees, where that is not the whole lake. What is no part of it is not there at all.
 *
 * <p>A part stands in the place of the table or view of its name. Its text names whole tables and views by
 * {@value #WHOLE}, as {@code {whole}.events}, and other parts by their names alone.
 *
 * @param parts each after those it uses; where they are masked, none uses another by what is masked
 * @param mask lies over each part
 */
public record Excerpt(List<Part> parts, Mask mask) {
    /** What stands for the schema in which everything is whole. */
    public static final String WHOLE = "{whole}";

    /**
     * More rows than there are. DuckDB moves no condition to below a LIMIT, so none of a statement's own is ever
     * computed for a row that is not in the part: its failure would tell what the row holds.
     */
    private static final String FENCE = "\nlimit " + Long.MAX_VALUE;

    /** A part, by the name that queries know. */
    public record Part(String name, String select) {
        String sql(String schema) {
            return select.replace(WHOLE, Sql.name(schema));
        }
    }

    public Excerpt {
        parts = List.copyOf(parts);
    }

    public Excerpt(List<Part> parts) {
        this(parts, Mask.NONE);
    }

    /** All of these tables and views. */
    public static Excerpt whole(List<String> names) {
        return new Excerpt(names.stream()
                .map(name -> new Part(name, "select * from " + WHOLE + "." + Sql.name(name)))
                .toList());
    }

    public Excerpt maskedBy(Mask with) {
        return new Excerpt(parts, with);
    }

    public Excerpt without(String name) {
        return new Excerpt(
                parts.stream().filter(part -> !part.name().equals(name)).toList(), mask);
    }

    /** For text that is not ours: nothing that it computes sees another row. */
    public Excerpt fenced() {
        return new Excerpt(
                parts.stream()
                        .map(part -> new Part(part.name(), part.select() + FENCE))
                        .toList(),
                mask);
    }

    public boolean has(String name) {
        return names().contains(name);
    }

    Set<String> names() {
        return parts.stream().map(part -> part.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** Those that are asked for, and those that they use. */
    List<Part> asked(Predicate<String> asked) {
        List<Part> found = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Part part : parts.reversed()) {
            if (asked.test(part.name()) || used.contains(part.name())) {
                found.addFirst(part);
                used.addAll(Words.of(part.select()));
            }
        }
        return found;
    }
}
