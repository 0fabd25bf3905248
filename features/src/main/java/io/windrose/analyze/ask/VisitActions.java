package io.windrose.analyze.ask;

import java.util.Map;

/** What visits are made of, as part of a statement. */
public final class VisitActions {
    private static final SqlText TEXT = SqlText.resource(VisitActions.class, "actions.sql");

    private VisitActions() {}

    /**
     * {@code actions}, with {@code visitor}, {@code visit} and {@code moment}.
     *
     * @param columns of {@code told} that they have besides
     */
    public static String with(String... columns) {
        return TEXT.with(Map.of("columns", columns.length == 0 ? "" : ", " + String.join(", ", columns)));
    }
}
