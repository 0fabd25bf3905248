package io.windrose.campaign.results;

import io.windrose.campaign.money.Cells;
import io.windrose.core.Company;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.SharedAnswers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Asks the lake for the money of all campaigns at once, one question for costs and one for orders; both see the same
 * snapshots. What is no campaign's stands under none.
 */
final class TableQueries {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** No visit that an order came from lasts so long. */
    private static final Duration VISIT = Duration.ofDays(2);

    private final Lake lake;
    private final Company company;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<String, Long> snapshots;
    private final SharedAnswers<Query> answers;

    /** @param answers those of earlier times: while nothing comes that changes them, they are not asked again */
    TableQueries(Lake lake, SharedAnswers<Query> answers, Company company, LocalDate from, LocalDate to) {
        this.lake = lake;
        this.answers = answers;
        this.company = company;
        this.from = from;
        this.to = to;
        this.snapshots = lake.snapshots();
    }

    /**
     * What a campaign cost.
     *
     * @param costUntil of it, what was spent within the campaign's dates until the day that is asked for
     */
    record Spent(PeriodSums sums, BigDecimal costUntil) {}

    /** The dates of the campaigns are looked at once the days of each are added up, which are fewer than rows. */
    Map<Optional<UUID>, Spent> spend(LocalDate until) {
        String sql = """
                select days.campaign_id,
                       sum(days.cost),
                       sum(days.cost) filter (where days.day <= date '%3$s'
                           and days.day >= coalesce(c.starts_on, days.day) and days.day <= coalesce(c.ends_on, days.day)),
                       sum(days.unrated), sum(days.impressions), sum(days.clicks)
                from (
                    select campaign_id, day, sum(company_cost) as cost, count(cost) - count(company_cost) as unrated,
                           sum(impressions) as impressions, sum(clicks) as clicks
                    from spend
                    where day between date '%1$s' and date '%2$s'
                    group by campaign_id, day
                ) days
                left join campaigns c on c.campaign_id = days.campaign_id
                group by days.campaign_id""".formatted(from, to, until);
        return ask(Query.of(sql), row -> {
            BigDecimal cost = row.amount();
            BigDecimal costUntil = row.amount();
            return new Spent(PeriodSums.ofSpend(cost, row.number(), row.number(), row.number()), costUntil);
        });
    }

    /** Of all events only those are read that may be of the orders' visits. */
    Map<Optional<UUID>, PeriodSums> orders() {
        Instant start = midnight(from);
        Instant end = midnight(to.plusDays(1));
        String sql = """
                select campaign_id, count(*), sum(company_gross), sum(company_net), count(gross) - count(company_gross)
                from orders
                where ordered_at >= %s and ordered_at < %s
                group by campaign_id""".formatted(literal(start), literal(end));
        return ask(
                Query.of(sql).between(start.minus(VISIT), end.plus(VISIT)),
                row -> PeriodSums.ofOrders(row.number(), row.amount(), row.amount(), row.number()));
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(company.zone()).toInstant();
    }

    private String literal(Instant time) {
        return lake.engine().dialect().literal(time);
    }

    /** By campaign, which is the first column. */
    private <T> Map<Optional<UUID>, T> ask(Query query, Function<Cells, T> reader) {
        Query asked = lake.at(query.within(LIMIT), snapshots);
        return answers.get(asked, () -> {
            Map<Optional<UUID>, T> found = new HashMap<>();
            lake.query(
                    asked,
                    rows -> Cells.read(
                            rows,
                            row -> found.put(
                                    Optional.ofNullable(row.textOrNull()).map(UUID::fromString), reader.apply(row))));
            return Map.copyOf(found);
        });
    }
}
