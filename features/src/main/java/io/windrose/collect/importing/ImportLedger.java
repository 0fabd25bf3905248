package io.windrose.collect.importing;

import static java.util.Objects.requireNonNull;

import io.windrose.collect.importing.mapping.ImportKind;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Holds what imports say against what the lake has. Thread-safe. */
final class ImportLedger {
    private static final String COUNTS = """
            select source_id, epoch_us(received_at), count(*) from events
            where starts_with(source_id, 'import:') group by all""";

    private final Lake lake;

    ImportLedger(Lake lake) {
        this.lake = lake;
    }

    private record Key(String sourceId, long micros) {}

    /** A line for each import that was started. */
    List<ImportLine> lines(List<Import> imports) {
        if (imports.stream().noneMatch(one -> one.startedAt().isPresent())) {
            return List.of();
        }
        Map<Key, Long> counts = counts();
        return imports.stream()
                .filter(one -> one.startedAt().isPresent())
                .map(one -> line(one, counts))
                .toList();
    }

    private static ImportLine line(Import one, Map<Key, Long> counts) {
        Counts said = one.counts();
        // While it runs, and where it was broken off, events are made that no chunk has brought yet.
        long open = one.state() == Import.State.COMPLETE ? said.events() - said.stored() - said.known() : 0;
        if (one.kind() == ImportKind.SPEND) {
            return new ImportLine(one, OptionalLong.empty(), open);
        }
        Key key = new Key(one.sourceId(), micros(one.startedAt().orElseThrow()));
        long inLake = counts.getOrDefault(key, 0L);
        long missing = one.state() == Import.State.RUNNING ? 0 : said.stored() - inLake;
        return new ImportLine(one, OptionalLong.of(inLake), open + missing);
    }

    private Map<Key, Long> counts() {
        return lake.query(Query.of(COUNTS), result -> {
            Map<Key, Long> counts = new HashMap<>();
            while (result.hasNext()) {
                var row = result.next();
                counts.put(new Key(String.valueOf(row.get(0)), (Long) requireNonNull(row.get(1))), (Long)
                        requireNonNull(row.get(2)));
            }
            return counts;
        });
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
