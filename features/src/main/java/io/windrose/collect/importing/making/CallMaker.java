package io.windrose.collect.importing.making;

import io.windrose.collect.importing.reading.Row;

/** Takes each line for a call in the Segment form. */
final class CallMaker implements RowMaker {
    private final Judged judged;

    CallMaker(Judged judged) {
        this.judged = judged;
    }

    @Override
    public void take(Row row, Taken out) {
        judged.judge(row, row.cell(0), out);
    }
}
