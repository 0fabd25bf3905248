package io.windrose.collect.importing.making;

import io.windrose.collect.importing.mapping.Field;
import io.windrose.collect.importing.reading.Row;
import java.math.BigDecimal;
import java.util.Locale;

/** Takes a cost from each row; those of one day, channel, campaign and account are added up. */
final class SpendMaker implements RowMaker {
    private static final String UNNAMED = "other";

    private final Cells cells;
    private final SpendSums sums;

    SpendMaker(Cells cells, Making.Given given) {
        this.cells = cells;
        this.sums = new SpendSums(given);
    }

    @Override
    public void take(Row row, Taken out) {
        try {
            BigDecimal cost = cells.amount(row, Field.COST);
            if (cost == null) {
                throw new RefusedRow("cost is empty: give 0 where nothing was spent");
            }
            String channel = cells.lower(row, Field.CHANNEL);
            SpendDay day = SpendDay.of(cells, row);
            sums.add(
                    new SpendSums.Key(
                            day,
                            channel == null ? UNNAMED : channel.toLowerCase(Locale.ROOT),
                            cells.id(row, Field.CAMPAIGN),
                            cells.id(row, Field.ACCOUNT),
                            cells.currency(row)),
                    SpendSums.checked(cost),
                    cells.whole(row, Field.IMPRESSIONS),
                    cells.whole(row, Field.CLICKS));
        } catch (RefusedRow e) {
            out.refused(row, e.reason());
        }
    }

    @Override
    public void end(Taken out) {
        sums.end(out);
    }
}
