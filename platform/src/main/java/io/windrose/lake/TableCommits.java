package io.windrose.lake;

import io.windrose.core.Conflict;
import io.windrose.core.OutcomeUnknown;
import io.windrose.core.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way to change what a table holds. Every commit is made under the table's commit lock, and carries the
 * stream's offsets forward. The lock alone would not do: a writer may lose it unnoticed. So each commit also validates,
 * in the moment it is tried, that the table is as the committer believes.
 */
final class TableCommits {
    private static final Logger LOG = LoggerFactory.getLogger(TableCommits.class);
    private static final String COMMIT = "windrose.commit";
    /** In a snapshot's summary, which snapshot of {@code events} a table was made from. */
    static final String POSITION = "windrose.position";

    private static final int ATTEMPTS = 10;

    private final TableLocks locks;

    TableCommits(TableLocks locks) {
        this.locks = locks;
    }

    /**
     * Appends rows of the stream.
     *
     * @throws Conflict when the table's offsets are no longer {@code from}: another writer was here
     * @throws OutcomeUnknown when it may have happened, and the table cannot be read to see
     */
    void append(Table table, List<DataFile> files, Progress from, Progress to) {
        String commit = UUID.randomUUID().toString();
        for (int attempt = 1; ; attempt++) {
            try {
                locks.whileLocked(table.name(), () -> tryAppend(table, files, from, to, commit));
                return;
            } catch (CommitFailedException e) {
                retryOrGiveUp(table, attempt, e);
            } catch (CommitStateUnknownException | UncheckedSQLException e) {
                if (happened(table, commit, e)) {
                    return;
                }
                retryOrGiveUp(table, attempt, e);
            }
        }
    }

    private static void tryAppend(Table table, List<DataFile> files, Progress from, Progress to, String commit) {
        table.refresh();
        AppendFiles append = to.carriedBy(table.newAppend()).set(COMMIT, commit);
        files.forEach(append::appendFile);
        append.validateWith(new SnapshotAncestryValidator() {
            @Override
            public boolean validate(Iterable<Snapshot> ancestors) {
                return newest(ancestors).offsets().equals(from.offsets());
            }
        });
        try {
            append.commit();
        } catch (ValidationException e) {
            throw new Conflict(
                    "lake.offsets-moved",
                    "table %s no longer stands at the offsets %s: another writer was faster, read it anew"
                            .formatted(table.name(), from.offsets()),
                    e);
        }
    }

    private static Progress newest(Iterable<Snapshot> ancestors) {
        var iterator = ancestors.iterator();
        return Progress.of(iterator.hasNext() ? iterator.next() : null);
    }

    /**
     * Makes a change that takes nothing from the stream: a rewrite, or rows from elsewhere.
     *
     * @param change prepares it on the table as it now is; called again when another commit came between
     */
    <T extends SnapshotUpdate<T>> void change(Table table, Function<Table, T> change) {
        change(table, Map.of(), change);
    }

    /** @param summary what the snapshot says besides, in the place of what the one before it said */
    <T extends SnapshotUpdate<T>> void change(Table table, Map<String, String> summary, Function<Table, T> change) {
        String commit = UUID.randomUUID().toString();
        for (int attempt = 1; ; attempt++) {
            try {
                locks.whileLocked(table.name(), () -> tryChange(table, summary, change, commit));
                return;
            } catch (CommitFailedException | Conflict e) {
                retryOrGiveUp(table, attempt, e);
            } catch (CommitStateUnknownException | UncheckedSQLException e) {
                if (happened(table, commit, e)) {
                    return;
                }
                retryOrGiveUp(table, attempt, e);
            }
        }
    }

    private static <T extends SnapshotUpdate<T>> void tryChange(
            Table table, Map<String, String> summary, Function<Table, T> change, String commit) {
        table.refresh();
        Snapshot base = table.currentSnapshot();
        T update = Progress.of(base).carriedBy(change.apply(table)).set(COMMIT, commit);
        position(base).ifPresent(read -> update.set(POSITION, Long.toString(read)));
        summary.forEach(update::set);
        update.validateWith(ancestors -> {
            var iterator = ancestors.iterator();
            return base == null
                    ? !iterator.hasNext()
                    : iterator.hasNext() && iterator.next().snapshotId() == base.snapshotId();
        });
        try {
            update.commit();
        } catch (ValidationException e) {
            table.refresh();
            Snapshot now = table.currentSnapshot();
            if (now == null || (base != null && now.snapshotId() == base.snapshotId())) {
                throw e;
            }
            throw new Conflict(
                    "lake.table-changed", "table %s changed meanwhile: try again".formatted(table.name()), e);
        }
    }

    /** The snapshot of {@code events} up to which the rows of a snapshot say what those say, where it tells one. */
    static Optional<Long> position(@Nullable Snapshot snapshot) {
        return Optional.ofNullable(snapshot)
                .map(known -> known.summary().get(POSITION))
                .map(Long::valueOf);
    }

    private static void retryOrGiveUp(Table table, int attempt, RuntimeException problem) {
        if (problem instanceof Conflict moved && moved.code().equals("lake.offsets-moved")) {
            throw moved;
        }
        LOG.warn("commit {} to {} did not succeed: {}", attempt, table.name(), problem.toString());
        if (attempt == ATTEMPTS) {
            throw new Unavailable(
                    "lake.commit-failed",
                    "table %s took no commit in %d attempts: see that the database answers"
                            .formatted(table.name(), ATTEMPTS),
                    problem);
        }
    }

    /** Looks whether a commit of unknown outcome is in the table. */
    private static boolean happened(Table table, String commit, RuntimeException problem) {
        LOG.warn("whether commit {} to {} happened is unknown: {}", commit, table.name(), problem.toString());
        try {
            table.refresh();
        } catch (RuntimeException e) {
            e.addSuppressed(problem);
            throw new OutcomeUnknown(
                    "lake.commit-unknown",
                    "table %s may hold the commit %s or not, and cannot be read now: read it before writing again"
                            .formatted(table.name(), commit),
                    e);
        }
        return StreamSupport.stream(table.snapshots().spliterator(), false)
                .map(Snapshot::summary)
                .map((Map<String, String> summary) -> summary.get(COMMIT))
                .anyMatch(commit::equals);
    }
}
