package io.windrose.lake;

import io.windrose.core.Unavailable;
import io.windrose.lake.query.Sql;
import io.windrose.lake.query.TableFiles;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges the small files of a month into sorted ones of a target size, and fills columns that are made of others. Rows
 * that are appended meanwhile stay as they are; when another rewrite took the same files, its work stands and this
 * one's is left for the removal of orphans. For one platform thread.
 */
final class Compaction {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    private static final int FEWEST = 2;
    private static final long TIER = 2;

    private final TableCommits commits;
    private final Batches batches;
    private final long targetBytes;

    Compaction(TableCommits commits, Batches batches, long targetBytes) {
        this.commits = commits;
        this.batches = batches;
        this.targetBytes = targetBytes;
    }

    /**
     * Returns how many files became fewer.
     *
     * @throws Unavailable when some files could not be merged; the others were
     */
    int run(Table table, TableDefinition definition) {
        table.refresh();
        Snapshot snapshot = table.currentSnapshot();
        if (snapshot == null) {
            return 0;
        }
        int replaced = 0;
        Optional<Unavailable> failure = Optional.empty();
        List<List<DataFile>> groups = groups(TableFiles.plan(table, snapshot, Expressions.alwaysTrue()));
        groups.addAll(lacking(table, snapshot, definition, groups));
        for (List<DataFile> group : groups) {
            try {
                DataFile merged = merge(table, definition, group);
                if (replace(table, snapshot.snapshotId(), group, merged)) {
                    replaced += group.size() - 1;
                }
            } catch (Unavailable e) {
                failure = Optional.of(e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return replaced;
    }

    private boolean replace(Table table, long planned, List<DataFile> group, DataFile merged) {
        try {
            commits.change(table, now -> {
                RewriteFiles rewrite = now.newRewrite().validateFromSnapshot(planned);
                group.forEach(rewrite::deleteFile);
                return rewrite.addFile(merged);
            });
            return true;
        } catch (ValidationException e) {
            LOG.info("another rewrite of {} was faster: {}", table.name(), e.toString());
            return false;
        }
    }

    /**
     * Files of one month, small ones first, as many as fill one of the target size. One that is much larger than all
     * smaller ones together waits until there are more of them, so that no row is written again and again.
     */
    private List<List<DataFile>> groups(List<DataFile> files) {
        Map<Integer, List<DataFile>> byMonth = files.stream()
                .filter(file -> file.fileSizeInBytes() < targetBytes / 2)
                .collect(Collectors.groupingBy(file -> month(file).orElse(0), TreeMap::new, Collectors.toList()));
        List<List<DataFile>> groups = new ArrayList<>();
        for (List<DataFile> small : byMonth.values()) {
            List<DataFile> group = new ArrayList<>();
            long bytes = 0;
            for (DataFile file : small.stream()
                    .sorted(Comparator.comparingLong(DataFile::fileSizeInBytes))
                    .toList()) {
                if (bytes + file.fileSizeInBytes() > targetBytes || file.fileSizeInBytes() > TIER * bytes) {
                    groups.add(group);
                    group = new ArrayList<>();
                    bytes = 0;
                }
                group.add(file);
                bytes += file.fileSizeInBytes();
            }
            groups.add(group);
        }
        groups.removeIf(group -> group.size() < FEWEST);
        return groups;
    }

    /** Files from before a column that is made of others was there, each by itself, so that it is filled. */
    private static List<List<DataFile>> lacking(
            Table table, Snapshot snapshot, TableDefinition definition, List<List<DataFile>> merged) {
        Set<String> known =
                merged.stream().flatMap(List::stream).map(DataFile::location).collect(Collectors.toSet());
        return TableFiles.lacking(table, snapshot, definition.made().keySet()).stream()
                .filter(file -> !known.contains(file.location()))
                .map(List::of)
                .toList();
    }

    private static OptionalInt month(DataFile file) {
        return file.partition().size() == 0
                ? OptionalInt.empty()
                : OptionalInt.of(file.partition().get(0, Integer.class));
    }

    private DataFile merge(Table table, TableDefinition definition, List<DataFile> group) {
        List<Path> paths = TableFiles.paths(group);
        String columns = table.schema().columns().stream()
                .map(Types.NestedField::name)
                .map(name -> definition.made().getOrDefault(name, Sql.name(name)) + " as " + Sql.name(name))
                .collect(Collectors.joining(", "));
        String rows = Sql.read(paths, table.schema());
        try {
            VariantSample sample = VariantSample.of(table, rows, batches.duckdb());
            return batches.files()
                    .write(
                            table,
                            definition,
                            columns,
                            rows,
                            month(group.getFirst()),
                            sample.shredding(),
                            sample.jsonBytes());
        } catch (SQLException e) {
            throw new Unavailable(
                    "lake.not-compacted",
                    "%d files of table %s could not be merged: see that disk and memory suffice"
                            .formatted(group.size(), table.name()),
                    e);
        }
    }
}
