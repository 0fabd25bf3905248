package io.windrose.campaign.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What resolves to a campaign and what does not, beside totals that are asked for without campaigns. */
final class SplitQueries {
    private static final String SUMS =
            "count(*), sum(amount), sum(worth), count(amount) - count(worth), sum(amount) filter (where worth is null)";

    private final LakeAnswers lake;
    private final Map<Place, Sums> sums = new TreeMap<>(Comparator.comparing(Place::kind)
            .thenComparing(Place::day)
            .thenComparing(Place::sourceId)
            .thenComparing(Place::currency));

    SplitQueries(LakeAnswers lake) {
        this.lake = lake;
    }

    private record Place(Kind kind, LocalDate day, String sourceId, String currency) {}

    private record Sums(Split own, Split company, Part unrated) {
        Sums plus(Sums more) {
            return new Sums(own.plus(more.own), company.plus(more.company), unrated.plus(more.unrated));
        }
    }

    List<Reconciliation.Row> rows() {
        spend();
        orders();
        refunds();
        return sums.entrySet().stream()
                .map(row -> new Reconciliation.Row(
                        row.getKey().kind(),
                        row.getKey().day(),
                        row.getKey().sourceId(),
                        row.getKey().currency(),
                        row.getValue().own(),
                        row.getValue().company(),
                        row.getValue().unrated()))
                .toList();
    }

    private void spend() {
        String rows = """
                select day, source_id, coalesce(currency, %s) as currency, {campaign} as matched, cost as amount,
                       company_cost as worth
                from spend where %s""".formatted(lake.own(), lake.within("day"));
        both(
                Kind.SPEND,
                rows.replace("{campaign}", "false"),
                rows.replace("{campaign}", "campaign_id is not null"),
                SplitQueries::paid);
    }

    private void orders() {
        String rows = """
                select ordered_on as day, source_id, coalesce(currency, %1$s) as currency, {campaign} as matched,
                       gross as amount, company_gross as worth
                from orders where %2$s""".formatted(lake.own(), lake.within("ordered_on"));
        both(
                Kind.REVENUE,
                rows.replace("{campaign}", "false"),
                rows.replace("{campaign}", "campaign_id is not null"),
                SplitQueries::paid);
    }

    private void refunds() {
        String rows = """
                select r.refunded_on as day, r.source_id as source_id, coalesce(r.currency, %1$s) as currency,
                       {campaign} as matched, r.amount as amount, r.company_amount as worth
                from refunds r {join}
                where %2$s""".formatted(lake.own(), lake.within("r.refunded_on"));
        String join =
                "left join (select order_id from orders where campaign_id is not null) o on o.order_id = r.order_id";
        both(
                Kind.REVENUE,
                rows.replace("{campaign}", "false").replace("{join}", ""),
                rows.replace("{campaign}", "o.order_id is not null").replace("{join}", join),
                SplitQueries::paidBack);
    }

    private static Part paid(long number, BigDecimal amount) {
        return new Part(number, amount, BigDecimal.ZERO);
    }

    private static Part paidBack(long number, BigDecimal amount) {
        return new Part(0, BigDecimal.ZERO, amount);
    }

    private interface Counting {
        Part of(long number, BigDecimal amount);
    }

    /** The total by the first statement, the parts by the second. */
    private void both(Kind kind, String total, String parts, Counting counting) {
        add(
                kind,
                total,
                counting,
                (isMatched, own, company, unrated) -> new Sums(Split.ofTotal(own), Split.ofTotal(company), unrated));
        add(
                kind,
                parts,
                counting,
                (isMatched, own, company, unrated) -> isMatched
                        ? new Sums(Split.ofMatched(own), Split.ofMatched(company), Part.NONE)
                        : new Sums(Split.ofUnmatched(own), Split.ofUnmatched(company), Part.NONE));
    }

    private interface Side {
        Sums of(boolean isMatched, Part own, Part company, Part unrated);
    }

    private void add(Kind kind, String rows, Counting counting, Side side) {
        String sql =
                "select day, source_id, currency, matched, %s from (%s) x group by day, source_id, currency, matched"
                        .formatted(SUMS, rows);
        lake.ask(sql, row -> {
            Place place = new Place(kind, row.day(), row.text(), row.text());
            boolean isMatched = row.truth();
            long number = row.number();
            Part own = counting.of(number, row.amount());
            Part company = counting.of(number, row.amount());
            Part unrated = counting.of(row.number(), row.amount());
            return sums.merge(place, side.of(isMatched, own, company, unrated), Sums::plus);
        });
    }
}
