package io.windrose.campaign.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.windrose.campaign.Campaigns;
import io.windrose.campaign.keys.Resolving;
import io.windrose.campaign.reconciliation.BooksChoice;
import io.windrose.campaign.reconciliation.Reconciliation;
import io.windrose.campaign.reconciliation.Reconciliations;
import io.windrose.collect.importing.OnlineRetail;
import io.windrose.core.Company;
import io.windrose.core.Ids;
import io.windrose.security.AuditLog;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year of a real shop, to the penny. Where the file is not there, this is skipped. */
class OnlineRetailTest {
    @TempDir
    Path folder;

    /** Invoices as their lines stand in the file: no rule of the program's is used. */
    private static final class PlainCount {
        private long orders;
        private long lines;
        private long refunds;
        private BigDecimal gross = BigDecimal.ZERO;
        private BigDecimal refunded = BigDecimal.ZERO;

        /** The shop's own records: an order or refund a line. */
        private final StringBuilder books = new StringBuilder("order_id,day,gross,refunded\n");

        private final Map<LocalDate, BigDecimal> linesByDay = new TreeMap<>();

        private record Line(BigDecimal amount, boolean isTakenBack, LocalDate day) {}

        PlainCount() throws IOException {
            Map<String, List<Line>> invoices = new HashMap<>();
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                    .ofNamedCsvRecord(new InputStreamReader(
                            new GZIPInputStream(Files.newInputStream(OnlineRetail.FILE)), StandardCharsets.UTF_8))) {
                for (NamedCsvRecord row : rows) {
                    BigDecimal quantity = new BigDecimal(row.getField("Quantity"));
                    invoices.computeIfAbsent(row.getField("Invoice"), any -> new ArrayList<>())
                            .add(new Line(
                                    quantity.multiply(new BigDecimal(row.getField("Price"))),
                                    quantity.signum() < 0,
                                    LocalDate.parse(row.getField("InvoiceDate").substring(0, 10))));
                }
            }
            invoices.forEach(this::add);
        }

        private void add(String number, List<Line> invoice) {
            BigDecimal sum = invoice.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.signum() < 0) {
                refunds++;
                refunded = refunded.subtract(sum);
                books.append("%s,%s,,%s\n"
                        .formatted(
                                number, invoice.getFirst().day(), sum.negate().toPlainString()));
            } else if (sum.signum() > 0 || !invoice.stream().allMatch(Line::isTakenBack)) {
                orders++;
                lines += invoice.size();
                gross = gross.add(sum);
                books.append("%s,%s,%s,\n".formatted(number, invoice.getFirst().day(), sum.toPlainString()));
                linesByDay.merge(invoice.getFirst().day(), sum, BigDecimal::add);
            }
        }
    }

    @Test
    void addsUpToThePenny() throws IOException {
        assumeTrue(
                Files.exists(OnlineRetail.FILE), () -> OnlineRetail.FILE + " is not there: lay it beside the project");
        PlainCount plain = new PlainCount();
        // So says a script in Python with csv and decimal, too.
        assertThat(List.of(plain.orders, plain.lines, plain.refunds)).isEqualTo(List.of(22_101L, 513_132L, 4_594L));
        assertThat(plain.gross).isEqualByComparingTo("10306265.594");
        assertThat(plain.refunded).isEqualByComparingTo("766780.96");

        try (OnlineRetail retail = new OnlineRetail(folder);
                Resolving resolving = resolving(retail)) {
            Money money = Money.prepared(
                    retail.database(),
                    retail.lake(),
                    Company.DEFAULT,
                    MoneySettings.DEFAULT,
                    new AuditLog(retail.database().jdbi(), Clock.systemUTC()),
                    Clock.systemUTC());

            money.catchUp();
            resolving.settle();

            assertThat(MoneyLake.rows(retail.lake(), "select count(*), sum(gross), sum(lines) from orders"))
                    .containsExactly(List.of(plain.orders, scaled(plain.gross), whole(plain.lines)));
            assertThat(MoneyLake.rows(retail.lake(), "select count(*), sum(amount) from order_lines"))
                    .containsExactly(List.of(plain.lines, scaled(plain.gross)));
            assertThat(MoneyLake.rows(retail.lake(), "select count(*), sum(amount) from refunds where is_orphan"))
                    .as("a cancellation is an invoice of its own")
                    .containsExactly(List.of(plain.refunds, scaled(plain.refunded)));
            Figures figures = money.figures(LocalDate.parse("2009-12-01"), LocalDate.parse("2010-12-31"));
            assertThat(figures.total().net()).isEqualByComparingTo(plain.gross.subtract(plain.refunded));
            assertThat(figures.total().orders()).isEqualTo(plain.orders);
            linesAddUpOnEachDay(retail, plain);
            theBooksAreTheSameOnEachDay(retail, plain);
        }
    }

    private static Resolving resolving(OnlineRetail retail) {
        retail.database().migrate("campaign");
        Clock clock = Clock.systemUTC();
        AuditLog audit = new AuditLog(retail.database().jdbi(), clock);
        return Resolving.of(
                retail.database(),
                retail.lake(),
                new Campaigns(retail.database().jdbi(), audit, new Ids(clock), clock));
    }

    private static void linesAddUpOnEachDay(OnlineRetail retail, PlainCount plain) {
        List<List<Object>> expected = new ArrayList<>();
        plain.linesByDay.forEach((day, sum) -> expected.add(List.of(day, scaled(sum))));

        assertThat(MoneyLake.rows(
                        retail.lake(),
                        "select ordered_on, sum(amount) from order_lines group by ordered_on order by ordered_on"))
                .isEqualTo(expected);
    }

    private static void theBooksAreTheSameOnEachDay(OnlineRetail retail, PlainCount plain) {
        Reconciliations reconciliations = new Reconciliations(
                retail.database().jdbi(),
                retail.lake(),
                Company.DEFAULT,
                new AuditLog(retail.database().jdbi(), Clock.systemUTC()),
                Clock.systemUTC());
        reconciliations.takeBooks("shop", Optional.empty(), plain.books.toString(), "test");

        Reconciliation found = reconciliations.of(
                LocalDate.parse("2009-12-01"),
                LocalDate.parse("2010-12-31"),
                Optional.empty(),
                Optional.of(new BooksChoice.Brought("shop")));

        assertThat(found.compared()).hasSizeGreaterThan(300).allSatisfy(day -> {
            assertThat(day.difference().isNothing()).as(day.toString()).isTrue();
            assertThat(day.explanations()).isEmpty();
        });
        assertThat(found.total().booked().amount()).isEqualByComparingTo(plain.gross);
        assertThat(found.total().booked().refunded()).isEqualByComparingTo(plain.refunded);
        assertThat(found.leftOut()).isEmpty();
    }

    private static BigDecimal scaled(BigDecimal amount) {
        return amount.setScale(4);
    }

    private static Object whole(long number) {
        return new BigInteger(Long.toString(number));
    }
}
