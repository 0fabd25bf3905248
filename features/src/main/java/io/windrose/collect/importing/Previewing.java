package io.windrose.collect.importing;

import io.windrose.collect.importing.making.Making;
import io.windrose.collect.importing.making.RowMaker;
import io.windrose.collect.importing.making.ScatteredOrders;
import io.windrose.collect.importing.making.Taken;
import io.windrose.collect.importing.mapping.Mapping;
import io.windrose.collect.importing.mapping.Recognised;
import io.windrose.collect.importing.mapping.Sample;
import io.windrose.collect.importing.reading.BroughtFile;
import io.windrose.collect.importing.reading.Row;
import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import io.windrose.lake.Spend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes what would be made of a file's first rows, and keeps the first of it. For one thread. */
final class Previewing implements Taken {
    private static final int SHOWN = 10;

    private final List<Event> events = new ArrayList<>();
    private final List<Spend> spend = new ArrayList<>();
    private final List<Preview.Refused> refused = new ArrayList<>();
    private final Map<String, Long> leftOut = new HashMap<>();
    private long refusedRows;

    private Previewing() {}

    static Preview of(Making making, Recognised recognised, BroughtFile file, Making.Given given) {
        Previewing all = new Previewing();
        Mapping mapping = recognised.mapping();
        Sample sample = Sample.of(file, mapping.file());
        try {
            RowMaker maker = making.maker(mapping, sample, given, ScatteredOrders.NONE);
            sample.rows().forEach(row -> maker.take(row, all));
            maker.end(all);
        } catch (Incorrect e) {
            // The remarks of what was recognised say what is missing.
            return all.preview(recognised, 0);
        }
        return all.preview(recognised, sample.rows().size());
    }

    private Preview preview(Recognised recognised, long rows) {
        return new Preview(recognised, rows, events, spend, refusedRows, refused, leftOut);
    }

    @Override
    public void event(Event event) {
        if (events.size() < SHOWN) {
            events.add(event);
        }
    }

    @Override
    public void spend(Spend cost) {
        if (spend.size() < SHOWN) {
            spend.add(cost);
        }
    }

    @Override
    public void refused(Row row, String reason) {
        refusedRows++;
        if (refused.size() < SHOWN) {
            refused.add(new Preview.Refused(row.line(), reason));
        }
    }

    @Override
    public void leftOut(Row row, String reason) {
        leftOut.merge(reason, 1L, Long::sum);
    }
}
