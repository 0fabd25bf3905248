package io.windrose.lake.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * A connection whose statements see the parts of an excerpt by the names of tables and views, while these themselves
 * are in a schema that has another name. For one thread at a time.
 *
 * <p>DuckDB looks for what a view names in the schema of the view first, so that whole views read whole ones.
 */
public final class ExcerptViews {
    private final DuckDBConnection duckdb;
    private final String whole;
    private final String seen;
    private final List<Made> made = new ArrayList<>();

    private record Made(String view, String select, Mask mask) {}

    /**
     * Prepares a connection, which must still take settings.
     *
     * @param name tells its schemas from those of other connections; whoever knows it can name what is whole
     */
    public ExcerptViews(DuckDBConnection duckdb, String name) throws SQLException {
        this.duckdb = duckdb;
        this.whole = "whole_" + name;
        this.seen = "seen_" + name;
        execute("create schema " + Sql.name(whole));
        execute("create schema " + Sql.name(seen));
        execute("use " + Sql.name(seen));
    }

    public DuckDBConnection duckdb() {
        return duckdb;
    }

    /** Shows this in the place of all that was shown before; what follows a view that is another one is made anew. */
    public void show(Reading reading) throws SQLException {
        List<Made> wanted = new ArrayList<>();
        reading.selects().forEach((name, select) -> wanted.add(new Made(named(whole, name), select, Mask.NONE)));
        reading.parts()
                .forEach(part -> wanted.add(new Made(named(seen, part.name()), part.sql(whole), reading.mask())));
        int same = 0;
        while (same < Math.min(made.size(), wanted.size()) && made.get(same).equals(wanted.get(same))) {
            same++;
        }
        while (made.size() > same) {
            execute("drop view if exists " + made.removeLast().view());
        }
        for (Made view : wanted.subList(same, wanted.size())) {
            made.add(view);
            execute("create view %s as %s".formatted(view.view(), masked(view)));
        }
    }

    /** By the columns that there are, so that none is forgotten. */
    private String masked(Made view) throws SQLException {
        if (view.mask().isNone()) {
            return view.select();
        }
        List<String> columns = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet described = statement.executeQuery("describe " + view.select())) {
            while (described.next()) {
                columns.add(view.mask().sql(new Mask.Column(described.getString(1), described.getString(2))));
            }
        }
        return "select %s from (%s)".formatted(String.join(", ", columns), view.select());
    }

    private static String named(String schema, String name) {
        return Sql.name(schema) + "." + Sql.name(name);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }
}
