package io.windrose.campaign.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the money of a range of days adds up.
 *
 * @param currency the company's
 * @param books what the days were held against, if anything
 * @param rows one for each kind, day, source and currency with something to tell
 * @param leftOut what was told and does not count, and why
 * @param compared one for each day that the books tell of
 */
public record Reconciliation(
        LocalDate from,
        LocalDate to,
        String currency,
        Optional<BooksChoice> books,
        List<Row> rows,
        List<LeftOut> leftOut,
        List<Compared> compared) {
    public Reconciliation {
        rows = List.copyOf(rows);
        leftOut = List.copyOf(leftOut);
        compared = List.copyOf(compared);
    }

    /** In the company's currency, over all days. */
    public Split company(Kind kind) {
        return companyByDay(kind).values().stream().reduce(Split.NONE, Split::plus);
    }

    /** In the company's currency. */
    public SortedMap<LocalDate, Split> companyByDay(Kind kind) {
        SortedMap<LocalDate, Split> days = new TreeMap<>();
        rows.stream()
                .filter(row -> row.kind() == kind)
                .forEach(row -> days.merge(row.day(), row.company(), Split::plus));
        return days;
    }

    /** The same rows with their days added up; each has the first day. */
    public List<Row> bySource() {
        Map<List<Object>, Row> sources = new LinkedHashMap<>();
        rows.forEach(row -> sources.merge(List.of(row.kind(), row.sourceId(), row.currency()), row, Row::plus));
        return List.copyOf(sources.values());
    }

    /** What is left out, with its days added up. */
    public List<LeftOut> leftOutBySource() {
        Map<List<Object>, LeftOut> sources = new LinkedHashMap<>();
        leftOut.forEach(
                row -> sources.merge(List.of(row.sourceId(), row.reason(), row.currency()), row, LeftOut::plus));
        return List.copyOf(sources.values());
    }

    /** All compared days as one; it has the range's first day. */
    public Compared total() {
        Map<Reason, Explanation> explanations = new EnumMap<>(Reason.class);
        compared.forEach(
                day -> day.explanations().forEach(each -> explanations.merge(each.reason(), each, Explanation::plus)));
        return new Compared(
                from,
                compared.stream().map(Compared::counted).reduce(Part.NONE, Part::plus),
                compared.stream().map(Compared::booked).reduce(Part.NONE, Part::plus),
                compared.stream().mapToLong(Compared::unratedEntries).sum(),
                List.copyOf(explanations.values()));
    }

    /** What nothing explains, each day's without its sign, so that no two days cancel each other. */
    public BigDecimal unexplainedByDay() {
        return compared.stream()
                .map(day -> day.unexplained()
                        .amount()
                        .abs()
                        .add(day.unexplained().refunded().abs()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Money of a kind, day, source and currency.
     *
     * @param own in that currency, all of it
     * @param company in the company's, without what has no rate
     * @param unrated in its own currency, what has no rate and so is not in {@code company}
     */
    public record Row(
            Kind kind, LocalDate day, String sourceId, String currency, Split own, Split company, Part unrated) {
        Row plus(Row more) {
            return new Row(
                    kind,
                    day,
                    sourceId,
                    currency,
                    own.plus(more.own),
                    company.plus(more.company),
                    unrated.plus(more.unrated));
        }
    }

    /**
     * Orders and refunds that were told and do not count.
     *
     * @param reason as {@code counts from import:orders}, {@code robots}, {@code internal}, {@code not-taken-in}
     * @param part in {@code currency}
     */
    public record LeftOut(LocalDate day, String sourceId, String reason, String currency, Part part) {
        LeftOut plus(LeftOut more) {
            return new LeftOut(day, sourceId, reason, currency, part.plus(more.part));
        }
    }

    /**
     * A day beside the shop's own records, in the company's currency.
     *
     * @param counted what counts here
     * @param booked what the records say
     * @param unratedEntries lines of the records whose currency has no rate on that day, and so are in no amount
     */
    public record Compared(
            LocalDate day, Part counted, Part booked, long unratedEntries, List<Explanation> explanations) {
        public Compared {
            explanations = List.copyOf(explanations);
        }

        public Part difference() {
            return counted.minus(booked);
        }

        public Part explained() {
            return explanations.stream().map(Explanation::part).reduce(Part.NONE, Part::plus);
        }

        public Part unexplained() {
            return difference().minus(explained());
        }
    }

    /** A part of a difference, with how many cases it is made of. */
    public record Explanation(Reason reason, long cases, Part part) {
        Explanation plus(Explanation more) {
            return new Explanation(reason, cases + more.cases, part.plus(more.part));
        }
    }

    /**
     * One order on one day that a difference is made of.
     *
     * @param told what counts here, in its currency
     * @param booked what the records say, in theirs
     * @param otherDay the day that the other side says
     */
    public record Case(
            LocalDate day,
            Reason reason,
            String orderId,
            Optional<String> sourceId,
            Part part,
            Optional<Amount> told,
            Optional<Amount> booked,
            Optional<LocalDate> otherDay) {}

    /** An amount in a currency. */
    public record Amount(BigDecimal amount, String currency) {}
}
