package io.windrose.http;

import io.windrose.campaign.reconciliation.BooksChoice;
import io.windrose.campaign.reconciliation.Kind;
import io.windrose.campaign.reconciliation.Part;
import io.windrose.campaign.reconciliation.Reconciliation;
import io.windrose.campaign.reconciliation.Split;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A reconciliation in the form in which it is shown: of a range by day, and by source. */
record ReconciliationAnswer(
        LocalDate from,
        LocalDate to,
        String currency,
        Optional<String> books,
        ShownSplit spend,
        ShownSplit revenue,
        Optional<ShownCompared> compared,
        Optional<BigDecimal> unexplainedByDay,
        List<Day> days,
        List<Source> sources,
        List<LeftOut> leftOut,
        List<RefusedRows> refusedRows) {

    record ShownPart(long number, BigDecimal amount, BigDecimal refunded, BigDecimal net) {
        static ShownPart of(Part part) {
            return new ShownPart(part.number(), part.amount(), part.refunded(), part.net());
        }
    }

    record ShownSplit(ShownPart total, ShownPart matched, ShownPart unmatched, ShownPart rest) {
        static ShownSplit of(Split split) {
            return new ShownSplit(
                    ShownPart.of(split.total()),
                    ShownPart.of(split.matched()),
                    ShownPart.of(split.unmatched()),
                    ShownPart.of(split.rest()));
        }
    }

    record Explanation(String reason, long cases, ShownPart part) {}

    record ShownCompared(
            ShownPart counted,
            ShownPart booked,
            ShownPart difference,
            ShownPart explained,
            ShownPart unexplained,
            long unratedEntries,
            List<Explanation> explanations) {
        static ShownCompared of(Reconciliation.Compared day) {
            return new ShownCompared(
                    ShownPart.of(day.counted()),
                    ShownPart.of(day.booked()),
                    ShownPart.of(day.difference()),
                    ShownPart.of(day.explained()),
                    ShownPart.of(day.unexplained()),
                    day.unratedEntries(),
                    day.explanations().stream()
                            .map(each -> new Explanation(each.reason().word(), each.cases(), ShownPart.of(each.part())))
                            .toList());
        }
    }

    record Day(LocalDate day, ShownSplit spend, ShownSplit revenue, Optional<ShownCompared> compared) {}

    /** Of a day where one was asked for, else of the range. */
    record Source(
            String kind, String sourceId, String currency, ShownSplit own, ShownSplit company, ShownPart unrated) {}

    record LeftOut(String sourceId, String reason, String currency, ShownPart part) {}

    /** Rows of a file that somebody brought, which could not be taken. */
    record RefusedRows(UUID importId, String fileName, String sourceId, String kind, long rows) {}

    static ReconciliationAnswer of(Reconciliation found, List<RefusedRows> refused) {
        Optional<Reconciliation.Compared> compared = compared(found);
        return new ReconciliationAnswer(
                found.from(),
                found.to(),
                found.currency(),
                found.books().map(BooksChoice::word),
                ShownSplit.of(found.company(Kind.SPEND)),
                ShownSplit.of(found.company(Kind.REVENUE)),
                compared.map(ShownCompared::of),
                compared.map(any -> found.unexplainedByDay()),
                days(found),
                sources(found),
                leftOut(found),
                refused);
    }

    /** Empty also where the books tell nothing of these days. */
    private static Optional<Reconciliation.Compared> compared(Reconciliation found) {
        return found.compared().isEmpty() ? Optional.empty() : Optional.of(found.total());
    }

    private static List<Day> days(Reconciliation found) {
        Map<LocalDate, Reconciliation.Compared> compared = new TreeMap<>();
        found.compared().forEach(day -> compared.put(day.day(), day));
        Map<LocalDate, Split> spend = found.companyByDay(Kind.SPEND);
        Map<LocalDate, Split> revenue = found.companyByDay(Kind.REVENUE);
        TreeMap<LocalDate, Boolean> all = new TreeMap<>();
        List.of(compared.keySet(), spend.keySet(), revenue.keySet())
                .forEach(days -> days.forEach(day -> all.put(day, true)));
        return all.keySet().stream()
                .map(day -> new Day(
                        day,
                        ShownSplit.of(spend.getOrDefault(day, Split.NONE)),
                        ShownSplit.of(revenue.getOrDefault(day, Split.NONE)),
                        Optional.ofNullable(compared.get(day)).map(ShownCompared::of)))
                .toList();
    }

    private static List<Source> sources(Reconciliation found) {
        return found.bySource().stream()
                .map(row -> new Source(
                        row.kind().word(),
                        row.sourceId(),
                        row.currency(),
                        ShownSplit.of(row.own()),
                        ShownSplit.of(row.company()),
                        ShownPart.of(row.unrated())))
                .toList();
    }

    private static List<LeftOut> leftOut(Reconciliation found) {
        return found.leftOutBySource().stream()
                .map(row -> new LeftOut(row.sourceId(), row.reason(), row.currency(), ShownPart.of(row.part())))
                .toList();
    }

    /** One order of a day that a difference is made of. */
    record Case(
            LocalDate day,
            String reason,
            String orderId,
            Optional<String> sourceId,
            ShownPart part,
            Optional<Reconciliation.Amount> told,
            Optional<Reconciliation.Amount> booked,
            Optional<LocalDate> otherDay) {
        static Case of(Reconciliation.Case one) {
            return new Case(
                    one.day(),
                    one.reason().word(),
                    one.orderId(),
                    one.sourceId(),
                    ShownPart.of(one.part()),
                    one.told(),
                    one.booked(),
                    one.otherDay());
        }
    }

    /** A day, with the orders that its difference is made of. */
    record OfDay(
            LocalDate day,
            String currency,
            Optional<String> books,
            ShownSplit spend,
            ShownSplit revenue,
            Optional<ShownCompared> compared,
            List<Source> sources,
            List<LeftOut> leftOut,
            List<Case> cases) {
        static OfDay of(Reconciliation found, List<Reconciliation.Case> cases) {
            return new OfDay(
                    found.from(),
                    found.currency(),
                    found.books().map(BooksChoice::word),
                    ShownSplit.of(found.company(Kind.SPEND)),
                    ShownSplit.of(found.company(Kind.REVENUE)),
                    ReconciliationAnswer.compared(found).map(ShownCompared::of),
                    ReconciliationAnswer.sources(found),
                    ReconciliationAnswer.leftOut(found),
                    cases.stream().map(Case::of).toList());
        }
    }
}
