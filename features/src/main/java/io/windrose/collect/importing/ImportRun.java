package io.windrose.collect.importing;

import io.windrose.collect.importing.making.Making;
import io.windrose.collect.importing.making.RowMaker;
import io.windrose.collect.importing.making.Taken;
import io.windrose.collect.importing.mapping.Mapping;
import io.windrose.collect.importing.mapping.Sample;
import io.windrose.collect.importing.reading.BroughtFile;
import io.windrose.collect.importing.reading.Row;
import io.windrose.collect.importing.reading.Rows;
import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import io.windrose.lake.Lake;
import io.windrose.lake.Replacement;
import io.windrose.lake.Spend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One reading of a file, from its first row; what is in the lake already is passed over. For one platform thread. */
final class ImportRun {
    private final BroughtFile file;
    private final Mapping mapping;
    private final Making making;
    private final Making.Given given;
    private final Path refused;
    private final RunningImport running;
    private final Lake lake;
    private final List<Spend> costs = new ArrayList<>();

    ImportRun(
            BroughtFile file,
            Mapping mapping,
            Making making,
            Making.Given given,
            Path refused,
            RunningImport running,
            Lake lake) {
        this.file = file;
        this.mapping = mapping;
        this.making = making;
        this.given = given;
        this.refused = refused;
        this.running = running;
        this.lake = lake;
    }

    /**
     * Returns when all is in the lake, or when it was to stop and what was begun is in the lake.
     *
     * @return whether the file was read to its end
     */
    boolean run(ImportedEvents events) {
        Sample sample = Sample.of(file, mapping.file());
        RowMaker maker = making.maker(mapping, sample, given, Making.scattered(mapping, file));
        try (Rows rows = file.rows(mapping.file(), running.bytesRead());
                RefusedRows refusals = new RefusedRows(refused, rows.header())) {
            Output out = new Output(events, refusals);
            while (rows.hasNext()) {
                if (running.isStopping()) {
                    events.await();
                    return false;
                }
                running.row();
                maker.take(rows.next(), out);
            }
            maker.end(out);
        }
        if (running.counts().rows() == 0) {
            throw new Incorrect("import.empty", "the file has no rows: bring one that has");
        }
        events.end();
        keepCosts();
        return true;
    }

    private void keepCosts() {
        if (!costs.isEmpty()) {
            Replacement outcome = lake.replaceSpend(costs);
            running.committed(outcome.added() + outcome.replaced(), outcome.unchanged());
        }
    }

    private final class Output implements Taken {
        private final ImportedEvents events;
        private final RefusedRows refusals;

        Output(ImportedEvents events, RefusedRows refusals) {
            this.events = events;
            this.refusals = refusals;
        }

        @Override
        public void event(Event event) {
            events.add(event);
        }

        @Override
        public void spend(Spend spend) {
            running.event();
            costs.add(spend);
        }

        @Override
        public void refused(Row row, String reason) {
            running.refused();
            refusals.add(row, reason);
        }

        @Override
        public void leftOut(Row row, String reason) {
            running.leftOut(reason);
        }
    }
}
