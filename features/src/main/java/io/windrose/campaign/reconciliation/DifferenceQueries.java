package io.windrose.campaign.reconciliation;

import io.windrose.campaign.money.Cells;
import io.windrose.core.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** By what the days differ from the shop's own records; the day's sums and the cases are asked for apart. */
final class DifferenceQueries {
    private final LakeAnswers lake;
    private final LocalDate from;
    private final LocalDate to;
    private final String sums;
    private final String cases;

    /** @param from the first day that both the question and the records are of */
    private DifferenceQueries(LakeAnswers lake, LocalDate from, LocalDate to, String sums, String cases) {
        this.lake = lake;
        this.from = from;
        this.to = to;
        this.sums = sums;
        this.cases = cases;
    }

    static DifferenceQueries of(LakeAnswers lake, Book book, LocalDate from, LocalDate to) {
        LocalDate first = from.isBefore(book.firstDay()) ? book.firstDay() : from;
        LocalDate last = to.isAfter(book.lastDay()) ? book.lastDay() : to;
        String entries = "from book_entries where book = " + lake.literal(book.name());
        String currency = "coalesce(currency, %s) as currency".formatted(lake.own());
        String orders =
                "select order_id, day, gross, %s, row_number() over (partition by order_id order by day, line) as copy %s and order_id is not null and gross is not null"
                        .formatted(currency, entries);
        String refunds =
                "select order_id, day, refunded as amount, %s %s and order_id is not null and refunded is not null"
                        .formatted(currency, entries);
        return switch (book.form()) {
            case ORDERS -> ofOrders(lake, first, last, orders, refunds);
            case DAYS ->
                new DifferenceQueries(
                        lake,
                        first,
                        last,
                        "select day, coalesce(orders, 0) as orders, gross, refunded, %s %s"
                                .formatted(currency, entries),
                        text("days.sql")
                                .replace("{own}", lake.own())
                                .replace("{day:ordered_at}", lake.day("ordered_at", book.zone()))
                                .replace("{day:refunded_at}", lake.day("refunded_at", book.zone())));
        };
    }

    static DifferenceQueries of(LakeAnswers lake, String sourceId, LocalDate from, LocalDate to) {
        String source = "source_id = " + lake.literal(sourceId);
        String currency = "coalesce(currency, %s) as currency".formatted(lake.own());
        return ofOrders(
                lake,
                from,
                to,
                "select order_id, ordered_on as day, gross, %s, 1 as copy from order_statements where %s"
                        .formatted(currency, source),
                "select order_id, %s as day, coalesce(amount, told) as amount, %s from refund_statements where %s"
                        .formatted(lake.day("refunded_at"), currency, source));
    }

    private static DifferenceQueries ofOrders(
            LakeAnswers lake, LocalDate from, LocalDate to, String orders, String refunds) {
        return new DifferenceQueries(
                lake,
                from,
                to,
                """
                select day, 1 as orders, gross, cast(null as decimal(18, 4)) as refunded, currency from (%s) o
                union all
                select day, 0, null, amount, currency from (%s) p""".formatted(orders, refunds),
                text("orders.sql")
                        .replace("{own}", lake.own())
                        .replace("{worth:b.gross}", lake.worth("b.gross", "b.currency"))
                        .replace("{worth:b.amount}", lake.worth("b.amount", "b.currency"))
                        .replace("{booked_orders}", orders)
                        .replace("{booked_refunds}", refunds));
    }

    /** Each day of the range that the records are of. */
    List<Reconciliation.Compared> compared() {
        Map<LocalDate, Part> counted = new TreeMap<>();
        Map<LocalDate, Part> booked = new TreeMap<>();
        Map<LocalDate, Long> unrated = new TreeMap<>();
        Map<LocalDate, List<Reconciliation.Explanation>> explanations = new TreeMap<>();
        lake.ask(
                "select ordered_on, count(*), sum(company_gross) from orders where %s group by ordered_on"
                        .formatted(within("ordered_on")),
                row -> counted.merge(row.day(), new Part(row.number(), row.amount(), BigDecimal.ZERO), Part::plus));
        lake.ask(
                "select refunded_on, sum(company_amount) from refunds where %s group by refunded_on"
                        .formatted(within("refunded_on")),
                row -> counted.merge(row.day(), new Part(0, BigDecimal.ZERO, row.amount()), Part::plus));
        String sql = """
                select day, sum(orders), sum(gross), sum(refunded), count(*) filter (where is_unrated)
                from (
                    select b.day, b.orders, %s as gross, %s as refunded, b.currency <> %s and r.rate is null as is_unrated
                    from (%s) b
                    left join company_rates r on r.day = b.day and r.currency = b.currency
                ) x
                where %s group by day""".formatted(
                        lake.worth("b.gross", "b.currency"),
                        lake.worth("b.refunded", "b.currency"),
                        lake.own(),
                        sums,
                        within("day"));
        lake.ask(sql, row -> {
            LocalDate day = row.day();
            booked.put(day, new Part(row.number(), row.amount(), row.amount()));
            return unrated.put(day, row.number());
        });
        String grouped =
                "%s select day, reason, count(*), sum(orders), sum(gross), sum(refunded) from cases where %s group by day, reason order by day, reason"
                        .formatted(cases, within("day"));
        lake.askOfEvents(
                grouped,
                row -> explanations
                        .computeIfAbsent(row.day(), any -> new ArrayList<>())
                        .add(new Reconciliation.Explanation(
                                Reason.named(row.text()),
                                row.number(),
                                new Part(row.number(), row.amount(), row.amount()))));
        return from.datesUntil(to.isBefore(from) ? from : to.plusDays(1))
                .map(day -> new Reconciliation.Compared(
                        day,
                        counted.getOrDefault(day, Part.NONE),
                        booked.getOrDefault(day, Part.NONE),
                        unrated.getOrDefault(day, 0L),
                        explanations.getOrDefault(day, List.of())))
                .filter(day -> !day.counted().isNothing()
                        || !day.booked().isNothing()
                        || day.unratedEntries() > 0
                        || !day.explanations().isEmpty())
                .toList();
    }

    /** The cases of the range, the most money first. */
    List<Reconciliation.Case> cases(long limit) {
        String sql = """
                %s
                select day, reason, order_id, source_id, orders, gross, refunded, told, told_in, booked, booked_in, other_day
                from cases where %s
                order by abs(gross - refunded) desc, order_id, reason, orders limit %d""".formatted(cases, within("day"), limit);
        return lake.askOfEvents(sql, DifferenceQueries::read);
    }

    private String within(String day) {
        return LakeAnswers.within(day, from, to);
    }

    private static Reconciliation.Case read(Cells row) {
        return new Reconciliation.Case(
                row.day(),
                Reason.named(row.text()),
                row.text(),
                Optional.ofNullable(row.textOrNull()),
                new Part(row.number(), row.amount(), row.amount()),
                amount(row.amountOrNull(), row.textOrNull()),
                amount(row.amountOrNull(), row.textOrNull()),
                Optional.ofNullable(row.dayOrNull()));
    }

    private static Optional<Reconciliation.Amount> amount(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null
                ? Optional.empty()
                : Optional.of(new Reconciliation.Amount(amount, currency));
    }

    private static String text(String name) {
        try (InputStream in = DifferenceQueries.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new Fault("campaign.no-sql", name + " is not in the program: build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Fault("campaign.no-sql", name + " cannot be read: build the program again", e);
        }
    }
}
