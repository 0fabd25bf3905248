package io.windrose.lake;

import io.windrose.core.Unavailable;
import io.windrose.lake.query.Sql;
import io.windrose.lake.query.TableFiles;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;

/**
 * Puts rows in the place of those with the same keys. Files that hold one of these are written anew without them, and
 * take the place of the old ones in one commit; all other files stay. A row that is there already, just so, stays where
 * it is, with what its asides say. For one platform thread.
 */
final class KeyedReplacement {
    private final RoomTable<?> keyed;
    private final Table table;
    private final TableCommits commits;
    private final Batches batches;
    private final StagedRows rows;
    private final StagedRows removed;
    private final TableDefinition definition;

    /** @param removed of these only the keys count; none of them is among {@code rows} */
    KeyedReplacement(
            RoomTable<?> keyed,
            Table table,
            TableCommits commits,
            Batches batches,
            StagedRows rows,
            StagedRows removed) {
        this.keyed = keyed;
        this.table = table;
        this.commits = commits;
        this.batches = batches;
        this.rows = rows;
        this.removed = removed;
        this.definition = rows.definition();
    }

    /** @param summary what the snapshot is to say besides; where it says something, there is one in any case */
    Replacement run(Map<String, String> summary) {
        try {
            stage(rows, "given");
            stage(removed, "gone");
            try {
                table.refresh();
                Replacement before = compare(table);
                if (before.isNone() && summary.isEmpty()) {
                    return before;
                }
                List<Replacement> last = new ArrayList<>();
                commits.change(table, summary, now -> {
                    last.add(compare(now));
                    return overwrite(now);
                });
                return last.getLast();
            } finally {
                for (String name : List.of("given", "gone", "fresh", "met")) {
                    batches.execute("drop table if exists " + name);
                }
            }
        } catch (SQLException e) {
            throw unwritten(e);
        }
    }

    private void stage(StagedRows staged, String name) throws SQLException {
        batches.reading(staged, () -> {
            batches.execute(
                    "create or replace table %s as select %s from %s".formatted(name, names(""), Batches.STAGED));
            return name;
        });
    }

    /** Finds the rows with the same keys, and leaves in {@code fresh} only what is new or another. */
    private Replacement compare(Table now) {
        String read = read(now, candidates(now));
        try {
            batches.execute("""
                    create or replace table met as
                    select o.filename as file, f.rowid as fresh, %s as same
                    from %s o join given f on %s
                    union all
                    select o.filename, null, false from %s o join gone f on %s""".formatted(sameValues(), read, sameKeys(), read, sameKeys()));
            batches.execute("""
                    create or replace table fresh as
                    select %s from given f where f.rowid not in (select fresh from met where same)""".formatted(names("f.")));
            try (Statement statement = batches.duckdb().createStatement();
                    ResultSet counts = statement.executeQuery("""
                            select (select count(*) from fresh), count(*) filter (fresh is not null and not same),
                                   count(*) filter (same), count(*) filter (fresh is null)
                            from met""")) {
                counts.next();
                long replaced = counts.getLong(2);
                return new Replacement(counts.getLong(1) - replaced, replaced, counts.getLong(3), counts.getLong(4));
            }
        } catch (SQLException e) {
            throw unwritten(e);
        }
    }

    private OverwriteFiles overwrite(Table now) {
        try {
            Set<Path> met = new HashSet<>();
            for (String file : texts("select distinct file from met where not same")) {
                met.add(Path.of(file));
            }
            List<DataFile> old = candidates(now).stream()
                    .filter(file -> met.contains(TableFiles.path(file.location())))
                    .toList();
            OverwriteFiles overwrite = now.newOverwrite();
            old.forEach(overwrite::deleteFile);
            for (DataFile file : written(now, old)) {
                overwrite.addFile(file);
            }
            return overwrite;
        } catch (SQLException e) {
            throw unwritten(e);
        }
    }

    private List<DataFile> written(Table now, List<DataFile> old) throws SQLException {
        List<DataFile> written = new ArrayList<>();
        if (definition.month().isEmpty()) {
            String merged = merged(now, old, "");
            if (holdsRows(merged)) {
                written.add(write(now, merged, OptionalInt.empty()));
            }
            return written;
        }
        String monthOf = Batches.monthOf(definition);
        Set<Integer> months = new TreeSet<>();
        old.forEach(file -> months.add(month(file)));
        texts("select distinct %s::varchar from fresh".formatted(monthOf))
                .forEach(month -> months.add(Integer.valueOf(month)));
        for (int month : months) {
            String merged = merged(
                    now,
                    old.stream().filter(file -> month(file) == month).toList(),
                    " where %s = %d".formatted(monthOf, month));
            if (holdsRows(merged)) {
                written.add(write(now, merged, OptionalInt.of(month)));
            }
        }
        return written;
    }

    private String merged(Table now, List<DataFile> old, String ofMonth) {
        return """
                (select %s from %s o
                 where not exists (select 1 from fresh f where %s) and not exists (select 1 from gone f where %s)
                 union all by name
                 select %s from fresh%s)""".formatted(names("o."), read(now, old), sameKeys(), sameKeys(), names(""), ofMonth);
    }

    private boolean holdsRows(String merged) throws SQLException {
        return !texts("select 'some' from %s limit 1".formatted(merged)).isEmpty();
    }

    private DataFile write(Table now, String merged, OptionalInt month) throws SQLException {
        return batches.files().write(now, definition, Batches.columns(now, definition), merged, month, Map.of(), 0);
    }

    /** Those that may hold the keys: where the month is a part of them, those of the months concerned. */
    private List<DataFile> candidates(Table now) {
        List<DataFile> all = TableFiles.plan(now, now.currentSnapshot(), Expressions.alwaysTrue());
        if (!definition.month().map(keyed.keys()::contains).orElse(false)) {
            return all;
        }
        Set<Integer> months =
                Stream.concat(rows.months().stream(), removed.months().stream()).collect(Collectors.toSet());
        return all.stream().filter(file -> months.contains(month(file))).toList();
    }

    private static int month(DataFile file) {
        return file.partition().get(0, Integer.class);
    }

    private static String read(Table now, List<DataFile> files) {
        // Without files there is no column for their names.
        return files.isEmpty()
                ? "(select *, '' as filename from %s)".formatted(Sql.read(List.of(), now.schema()))
                : Sql.read(TableFiles.paths(files), now.schema());
    }

    private String names(String prefix) {
        return definition.given().stream()
                .map(Types.NestedField::name)
                .map(name -> prefix + Sql.name(name))
                .collect(Collectors.joining(", "));
    }

    private String sameKeys() {
        return keyed.keys().stream().map(KeyedReplacement::same).collect(Collectors.joining(" and "));
    }

    private String sameValues() {
        return definition.given().stream()
                .map(Types.NestedField::name)
                .filter(name -> !keyed.asides().contains(name))
                .map(KeyedReplacement::same)
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    private static String same(String column) {
        return "f.%1$s is not distinct from o.%1$s".formatted(Sql.name(column));
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = batches.duckdb().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
        }
        return texts;
    }

    private Unavailable unwritten(SQLException cause) {
        return new Unavailable(
                "lake.rows-not-replaced",
                "%d rows of %s could not be written: see that disk and memory suffice"
                        .formatted(rows.size(), keyed.name()),
                cause);
    }
}
