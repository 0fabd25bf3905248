package io.windrose.http;

import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.lake.query.QueryResult;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a workbook. What Excel cannot hold is refused, never cut or rounded: the workbook is whole in a file of
 * its own before its first byte is sent.
 *
 * <p>Numbers of more than 15 digits, such as a person's, are texts, since Excel would change them; so are times before
 * 1901. A moment is its date and time in UTC.
 */
final class Spreadsheet {
    /** Excel's own, less the line of names. */
    static final int MOST_ROWS = 1_048_575;

    private static final int MOST_COLUMNS = 16_384;
    private static final int LONGEST_TEXT = 32_767;
    private static final int EXACT_DIGITS = 15;
    private static final int FIRST_YEAR = 1901;
    private static final int LAST_YEAR = 9999;
    private static final int FLUSH_ROWS = 500;
    private static final String NAME_OF_SHEET = "Answer";

    private final CountedRows rows;
    private final Worksheet sheet;

    private Spreadsheet(CountedRows rows, Worksheet sheet) {
        this.rows = rows;
        this.sheet = sheet;
    }

    /**
     * Sends the rows of a query.
     *
     * @param query gives its rows to what it is given, and returns how many there were
     */
    static Optional<Long> send(Function<QueryAnswer.Writing<CountedRows>, Optional<Long>> query, OutputStream out) {
        Path file = newFile();
        try {
            Optional<Long> count = query.apply(rows -> write(rows, file));
            Files.copy(file, out);
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    private static void write(CountedRows rows, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                Workbook workbook = new Workbook(out, "Windrose", "1.0")) {
            new Spreadsheet(rows, workbook.newWorksheet(NAME_OF_SHEET)).fill();
        }
    }

    private void fill() throws IOException {
        List<QueryResult.Column> columns = rows.columns();
        if (columns.size() > MOST_COLUMNS) {
            throw new Incorrect(
                    "sql.too-many-columns",
                    "the answer has %d columns, and Excel holds %d: select fewer, or take csv or parquet"
                            .formatted(columns.size(), MOST_COLUMNS));
        }
        sheet.freezePane(0, 1);
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, width(columns.get(i)));
            sheet.inlineString(0, i, text(columns.get(i).name(), columns.get(i)));
            sheet.style(0, i).bold().set();
        }
        int row = 0;
        while (rows.hasNext()) {
            row++;
            List<@Nullable Object> values = rows.next();
            for (int i = 0; i < values.size(); i++) {
                value(row, i, values.get(i), columns.get(i));
            }
            if (row % FLUSH_ROWS == 0) {
                sheet.flush();
            }
        }
        if (rows.isCut() && row == MOST_ROWS) {
            throw new Incorrect(
                    "sql.too-many-rows",
                    "the answer has more than %d rows, and Excel holds no more: give a limit, or take csv or parquet"
                            .formatted(MOST_ROWS));
        }
        sheet.setAutoFilter(0, 0, row, columns.size() - 1);
    }

    private static double width(QueryResult.Column column) {
        int narrowest = column.type().startsWith("TIMESTAMP") ? 20 : 12;
        return Math.clamp(column.name().length() + 4L, narrowest, 40);
    }

    private void value(int row, int column, @Nullable Object value, QueryResult.Column described) {
        switch (value) {
            case null -> {}
            case Boolean truth -> sheet.value(row, column, truth);
            case Long whole when isExact(BigDecimal.valueOf(whole)) -> sheet.value(row, column, whole);
            case BigInteger whole when isExact(new BigDecimal(whole)) -> sheet.value(row, column, whole);
            case BigDecimal decimal when isExact(decimal) -> sheet.value(row, column, decimal);
            case Double number when Double.isFinite(number) -> sheet.value(row, column, number);
            case LocalDate date
            when isKnown(date.getYear()) -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case LocalDateTime time when isKnown(time.getYear()) -> time(row, column, time);
            case Instant moment
            when isKnown(LocalDateTime.ofInstant(moment, ZoneOffset.UTC).getYear()) ->
                time(row, column, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
            case String text -> sheet.inlineString(row, column, text(text, described));
            default -> sheet.inlineString(row, column, text(Json.text(value), described));
        }
    }

    private void time(int row, int column, LocalDateTime time) {
        sheet.value(row, column, time);
        sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
    }

    private static boolean isExact(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.precision() <= EXACT_DIGITS && Math.abs((long) shortest.scale()) <= EXACT_DIGITS;
    }

    private static boolean isKnown(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private String text(String text, QueryResult.Column column) {
        if (text.length() > LONGEST_TEXT) {
            throw new Incorrect(
                    "sql.text-too-long",
                    "\"%s\" has a text of %d characters in row %d, and Excel holds %d: select left(\"%s\", %d), or take csv or parquet"
                            .formatted(
                                    column.name(),
                                    text.length(),
                                    rows.count(),
                                    LONGEST_TEXT,
                                    column.name().replace("\"", "\"\""),
                                    LONGEST_TEXT));
        }
        return SpreadsheetText.escaped(text);
    }

    private static Path newFile() {
        try {
            return Files.createTempFile("answer", ".xlsx");
        } catch (IOException e) {
            throw new Unavailable(
                    "sql.no-scratch",
                    "no file can be made in %s: see to the disk's space and the folder's rights"
                            .formatted(System.getProperty("java.io.tmpdir")),
                    e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
