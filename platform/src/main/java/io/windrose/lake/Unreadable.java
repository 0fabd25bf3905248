package io.windrose.lake;

import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.lake.query.Sql;
import io.windrose.lake.query.TableFiles;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Keeps records of the topic {@code events} that cannot be read as events, in table {@code rejected}.
 *
 * <p>Two tables cannot change in one commit. So these rows are committed first, then the events with the offsets; who
 * fails in between reads the records again, and here finds their positions in the table. For one platform thread.
 */
final class Unreadable {
    static final String REASON = "lake.undecodable";
    /** Headers that docs/spec/ledger.md defines; {@code received} in milliseconds since 1970. */
    private static final String SOURCE = "source";

    private static final String RECEIVED = "received";

    private final Table rejected;
    private final TableCommits commits;
    private final Batches batches;
    private final RejectionFormat format = new RejectionFormat();

    Unreadable(Table rejected, TableCommits commits, Batches batches) {
        this.rejected = rejected;
        this.commits = commits;
        this.batches = batches;
    }

    /** The same record always gives the same row, under the source and time that its headers name. */
    static Rejection rejection(ConsumerRecord<byte[], byte[]> record, Incorrect problem) {
        Instant appended = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        Optional<Instant> received = header(record, RECEIVED).flatMap(Unreadable::time);
        Optional<String> source = header(record, SOURCE).filter(any -> received.isPresent());
        byte[] value = record.value() == null ? new byte[0] : record.value();
        return new Rejection(
                appended,
                received.orElse(appended),
                source.orElse(""),
                Rejection.Verdict.REJECTED,
                REASON,
                Optional.of(problem.code() + ": " + problem.text()),
                Optional.of(Base64.getEncoder().encodeToString(value)),
                Optional.of("application/octet-stream;base64"),
                Optional.empty(),
                Optional.of("%s/%d/%d".formatted(record.topic(), record.partition(), record.offset())),
                Optional.empty());
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .flatMap(header -> Optional.ofNullable(header.value()))
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private static Optional<Instant> time(String millis) {
        return millis.matches("\\d{1,14}")
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)))
                : Optional.empty();
    }

    void keep(List<Rejection> rejections) {
        rejected.refresh();
        if (missing(rejections).isEmpty()) {
            return;
        }
        // Looked for once more under the commit lock: a writer that lost its lease may be doing the same.
        commits.change(rejected, now -> {
            AppendFiles append = now.newAppend();
            batches.write(now, format, missing(rejections), Map.of()).forEach(append::appendFile);
            return append;
        });
    }

    private List<Rejection> missing(List<Rejection> rejections) {
        Set<String> present = present(rejections.stream()
                .flatMap(each -> each.streamPosition().stream())
                .collect(Collectors.toSet()));
        return rejections.stream()
                .filter(each -> each.streamPosition().filter(present::contains).isEmpty())
                .toList();
    }

    private Set<String> present(Set<String> positions) {
        if (positions.isEmpty()) {
            return Set.of();
        }
        var wanted = Expressions.in("stream_position", positions.toArray());
        String files = Sql.read(
                TableFiles.paths(TableFiles.plan(rejected, rejected.currentSnapshot(), wanted)), rejected.schema());
        String list = positions.stream().map(Sql::text).collect(Collectors.joining(", "));
        Set<String> found = new HashSet<>();
        try (Statement statement = batches.duckdb().createStatement();
                ResultSet rows = statement.executeQuery(
                        "select stream_position from %s where stream_position in (%s)".formatted(files, list))) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new Unavailable(
                    "lake.rejected-unreadable", "table rejected could not be read: see to the lake's folder", e);
        }
        return found;
    }
}
