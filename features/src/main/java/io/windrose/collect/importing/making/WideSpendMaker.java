package io.windrose.collect.importing.making;

import io.windrose.collect.importing.mapping.ChannelColumns;
import io.windrose.collect.importing.reading.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a cost for each channel from each row of a wide file. A row with a cell that cannot be read is refused whole.
 */
final class WideSpendMaker implements RowMaker {
    private final Cells cells;
    private final SpendSums sums;

    WideSpendMaker(Cells cells, Making.Given given) {
        this.cells = cells;
        this.sums = new SpendSums(given);
    }

    private record One(
            ChannelColumns channel,
            BigDecimal cost,
            @Nullable Long impressions,
            @Nullable Long clicks) {}

    @Override
    public void take(Row row, Taken out) {
        try {
            SpendDay day = SpendDay.of(cells, row);
            List<One> all = new ArrayList<>();
            for (ChannelColumns channel : cells.mapping().channels()) {
                String cost = row.cell(cells.place(channel.cost()));
                if (!cost.isEmpty()) {
                    all.add(new One(
                            channel,
                            SpendSums.checked(cells.amount(cost, channel.cost())),
                            whole(row, channel.impressions()),
                            whole(row, channel.clicks())));
                }
            }
            String currency = cells.mapping().currency().orElse(null);
            for (One one : all) {
                sums.add(
                        new SpendSums.Key(day, one.channel().channel(), null, null, currency),
                        one.cost(),
                        one.impressions(),
                        one.clicks());
            }
        } catch (RefusedRow e) {
            out.refused(row, e.reason());
        }
    }

    private @Nullable Long whole(Row row, Optional<String> column) {
        String text = column.map(name -> row.cell(cells.place(name))).orElse("");
        return text.isEmpty() ? null : Cells.rounded(cells.amount(text, column.orElseThrow()), column.orElseThrow());
    }

    @Override
    public void end(Taken out) {
        sums.end(out);
    }
}
