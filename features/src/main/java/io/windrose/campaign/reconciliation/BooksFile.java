package io.windrose.campaign.reconciliation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the shop's own records from separated text: a line for each order or refund where there is a column
 * {@code order_id}, else one for each day. One line that cannot be taken refuses the file, for records with holes would
 * show differences that are none.
 */
final class BooksFile {
    private static final int SCALE = 4;
    private static final int DIGITS_BEFORE = 14;
    private static final int MOST_NAMED = 10;
    private static final int LONGEST_ID = 512;
    private static final Map<String, List<String>> NAMES = Map.of(
            "day", List.of("day", "date", "at"),
            "order_id", List.of("order_id", "order"),
            "orders", List.of("orders"),
            "gross", List.of("gross", "revenue", "total"),
            "refunded", List.of("refunded", "refunds", "refund"),
            "currency", List.of("currency"));
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    private final String book;
    private final ZoneId zone;
    private final Map<String, String> columns = new HashMap<>();
    private final List<BookEntry> entries = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Set<LocalDate> days = new HashSet<>();
    private long wrong;

    private BooksFile(String book, ZoneId zone) {
        this.book = book;
        this.zone = zone;
    }

    /** What is in a file. */
    record Read(Book.Form form, List<BookEntry> entries) {
        LocalDate firstDay() {
            return entries.stream()
                    .map(BookEntry::day)
                    .min(LocalDate::compareTo)
                    .orElseThrow();
        }

        LocalDate lastDay() {
            return entries.stream()
                    .map(BookEntry::day)
                    .max(LocalDate::compareTo)
                    .orElseThrow();
        }
    }

    /** @param zone of the clock whose midnight ends the records' days */
    static Read read(String book, ZoneId zone, String text) {
        return new BooksFile(book, zone).read(text);
    }

    private Read read(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        char separator = plain.lines().findFirst().orElse("").contains(";") ? ';' : ',';
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(plain)) {
            for (NamedCsvRecord row : rows) {
                if (columns.isEmpty()) {
                    recognise(row.getHeader());
                }
                take(row);
            }
        } catch (CsvParseException e) {
            throw unreadable("the file is no separated text: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (wrong > 0) {
            throw unreadable(
                    "%d %s cannot be taken, so nothing was: %s"
                            .formatted(wrong, wrong == 1 ? "line" : "lines", String.join("; ", refused)),
                    null);
        }
        if (entries.isEmpty()) {
            throw unreadable("the file has no lines: give a header and at least one line", null);
        }
        return new Read(isOfOrders() ? Book.Form.ORDERS : Book.Form.DAYS, entries);
    }

    private void recognise(List<String> header) {
        for (String given : header) {
            String name = given.strip().toLowerCase(Locale.ROOT);
            NAMES.forEach((column, names) -> {
                if (names.contains(name) && columns.putIfAbsent(column, given) != null) {
                    throw unreadable("two columns say the %s: leave one of them out".formatted(column), null);
                }
            });
        }
        if (!columns.containsKey("day") || !(columns.containsKey("gross") || columns.containsKey("refunded"))) {
            throw unreadable(
                    "the columns are %s: name them day, orders, gross, refunded for a line a day, or order_id, day, gross, refunded for a line an order; currency may be added"
                            .formatted(String.join(", ", header)),
                    null);
        }
    }

    private boolean isOfOrders() {
        return columns.containsKey("order_id");
    }

    private void take(NamedCsvRecord row) {
        try {
            entries.add(isOfOrders() ? ofOrder(row) : ofDay(row));
        } catch (IllegalArgumentException e) {
            wrong++;
            if (refused.size() < MOST_NAMED) {
                refused.add("line %d: %s".formatted(row.getStartingLineNumber(), e.getMessage()));
            }
        }
    }

    private BookEntry ofOrder(NamedCsvRecord row) {
        String orderId = cell(row, "order_id")
                .filter(id -> id.length() <= LONGEST_ID)
                .orElseThrow(() -> new IllegalArgumentException(
                        "order_id is empty or over 512 letters: give the order's number in the shop"));
        BigDecimal gross = amount(row, "gross").orElse(null);
        BigDecimal refunded = amount(row, "refunded")
                .map(BigDecimal::abs)
                .filter(told -> told.signum() > 0)
                .orElse(null);
        if (gross == null && refunded == null) {
            throw new IllegalArgumentException("neither gross nor refunded is given: give one of them");
        }
        return new BookEntry(
                book, day(row), row.getStartingLineNumber(), orderId, null, gross, refunded, currency(row));
    }

    private BookEntry ofDay(NamedCsvRecord row) {
        LocalDate day = day(row);
        if (!days.add(day)) {
            throw new IllegalArgumentException("the day %s is there twice: give each day once".formatted(day));
        }
        return new BookEntry(
                book,
                day,
                row.getStartingLineNumber(),
                null,
                cell(row, "orders").map(BooksFile::number).orElse(null),
                amount(row, "gross").orElse(null),
                amount(row, "refunded").map(BigDecimal::abs).orElse(null),
                currency(row));
    }

    private LocalDate day(NamedCsvRecord row) {
        String written = cell(row, "day").orElseThrow(() -> new IllegalArgumentException("day is empty"));
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            try {
                return LocalDate.ofInstant(
                        OffsetDateTime.parse(written.replace(' ', 'T')).toInstant(), zone);
            } catch (DateTimeException again) {
                throw new IllegalArgumentException(
                        "day is \"%s\": write it as 2026-11-20, or as 2026-11-20T23:30:00+01:00".formatted(written),
                        again);
            }
        }
    }

    private static long number(String written) {
        try {
            long number = Long.parseLong(written);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Below zero and no number have the same remedy.
        }
        throw new IllegalArgumentException("orders is \"%s\": give a whole number, 0 or more".formatted(written));
    }

    private Optional<BigDecimal> amount(NamedCsvRecord row, String column) {
        return cell(row, column).map(written -> {
            BigDecimal amount;
            try {
                amount = new BigDecimal(written).setScale(SCALE, RoundingMode.UNNECESSARY);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("%s is \"%s\": write it as 1234.50".formatted(column, written), e);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "%s is %s: give four decimals at most".formatted(column, written), e);
            }
            if (amount.precision() - SCALE > DIGITS_BEFORE) {
                throw new IllegalArgumentException("%s is %s: give 14 digits at most".formatted(column, written));
            }
            return amount;
        });
    }

    private @Nullable String currency(NamedCsvRecord row) {
        Optional<String> code = cell(row, "currency").map(written -> written.toUpperCase(Locale.ROOT));
        code.filter(written -> !CURRENCIES.contains(written)).ifPresent(written -> {
            throw new IllegalArgumentException("currency is \"%s\": give a code as EUR".formatted(written));
        });
        return code.orElse(null);
    }

    private Optional<String> cell(NamedCsvRecord row, String column) {
        return Optional.ofNullable(columns.get(column))
                .flatMap(row::findField)
                .map(String::strip)
                .filter(cell -> !cell.isEmpty());
    }

    private static Incorrect unreadable(String what, @Nullable Exception cause) {
        return cause == null
                ? new Incorrect("campaign.books-unreadable", what)
                : new Incorrect("campaign.books-unreadable", what, cause);
    }
}
