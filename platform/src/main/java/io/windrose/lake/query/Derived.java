package io.windrose.lake.query;

import java.util.List;
import java.util.stream.Stream;

/**
 * What queries see beside the tables and their columns.
 *
 * @param added columns of tables
 * @param views each after those it uses
 */
public record Derived(List<AddedColumns> added, List<DerivedView> views) {
    /** What the lake itself adds. */
    public static final Derived OWN = new Derived(List.of(AddedColumns.PROFILES), List.of());

    public Derived {
        added = List.copyOf(added);
        views = List.copyOf(views);
    }

    public Derived and(Derived more) {
        return new Derived(
                Stream.concat(added.stream(), more.added.stream()).toList(),
                Stream.concat(views.stream(), more.views.stream()).toList());
    }

    public List<ViewColumn> columns(String table) {
        return of(table).flatMap(one -> one.columns().stream()).toList();
    }

    public List<ViewJoin> joins(String table) {
        return of(table).flatMap(one -> one.joins().stream()).toList();
    }

    /** A table with what is added to it. */
    public View table(String table, String rows) {
        return new View(name(table), rows, "", columns(table), joins(table), List.of(), List.of());
    }

    private Stream<AddedColumns> of(String table) {
        return added.stream().filter(one -> one.table().equals(table));
    }

    /** The name by which views and statements read a table. */
    public String name(String table) {
        return covers(table) ? "stored_" + table : table;
    }

    /** Whether a view has the table's name. */
    public boolean covers(String table) {
        return views.stream().anyMatch(view -> view.name().equals(table));
    }
}
