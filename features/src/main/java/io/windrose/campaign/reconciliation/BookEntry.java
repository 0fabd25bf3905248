package io.windrose.campaign.reconciliation;

import io.windrose.lake.RoomTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the shop's own records: a row of the table {@code book_entries}.
 *
 * @param orderId null where the line is of a day
 * @param orders null where the line is of an order
 */
record BookEntry(
        String book,
        LocalDate day,
        long line,
        @Nullable String orderId,
        @Nullable Long orders,
        @Nullable BigDecimal gross,
        @Nullable BigDecimal refunded,
        @Nullable String currency) {
    static final RoomTable<BookEntry> TABLE =
            new RoomTable<>("book_entries", List.of("book", "day", "line"), List.of(), BookEntry::values);

    /** What names a row. */
    record Key(LocalDate day, long line) {}

    Key key() {
        return new Key(day, line);
    }

    /** A row that has nothing but its keys. */
    static BookEntry named(String book, Key key) {
        return new BookEntry(book, key.day(), key.line(), null, null, null, null, null);
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(book, day, line, orderId, orders, gross, refunded, currency);
    }
}
