package io.windrose.collect.importing.making;

import io.windrose.collect.importing.mapping.Field;
import io.windrose.collect.importing.reading.Row;
import java.time.LocalDate;

/** The first day of a cost's period, and how many days that has. */
record SpendDay(LocalDate day, int days) {
    private static final int MONTH = 28;
    private static final int LONGEST = 366;

    static SpendDay of(Cells cells, Row row) {
        LocalDate day = LocalDate.ofInstant(
                cells.time(row, Field.DAY), cells.mapping().times().zone());
        Long said = cells.whole(row, Field.DAYS);
        long days = said == null ? cells.mapping().days() : said;
        if (days < 1 || days > LONGEST) {
            throw new RefusedRow("days is %d: give 1 to %d".formatted(days, LONGEST));
        }
        // What is said of the file as a whole means the month, however long it is.
        return new SpendDay(day, said == null && days >= MONTH ? day.lengthOfMonth() : (int) days);
    }
}
