package io.windrose.campaign.results;

import io.windrose.campaign.money.Cells;
import io.windrose.core.Company;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.Query;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;

/** Asks the lake for what resolves to a campaign; all questions see the same snapshots. */
final class ResultQueries {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Lake lake;
    private final Company company;
    private final Map<String, Long> snapshots;

    ResultQueries(Lake lake, Company company) {
        this.lake = lake;
        this.company = company;
        this.snapshots = lake.snapshots();
    }

    void addSpend(UUID campaign, SortedMap<LocalDate, Sums> days, Map<String, Sums> channels) {
        String sql = """
                select day, channel, sum(company_cost), count(cost) - count(company_cost), sum(impressions), sum(clicks)
                from spend where campaign_id = %s group by day, channel""".formatted(literal(campaign.toString()));
        ask(sql, row -> {
            LocalDate day = row.day();
            String channel = row.text();
            Sums sums = Sums.ofSpend(row.amount(), row.number(), row.number(), row.number());
            days.merge(day, sums, Sums::plus);
            return channels.merge(channel, sums, Sums::plus);
        });
    }

    void addOrders(UUID campaign, SortedMap<LocalDate, Sums> days) {
        String sql = """
                select ordered_on, count(*), sum(company_gross), sum(company_net), count(*) filter (is_new_customer),
                       count(gross) - count(company_gross)
                from orders where campaign_id = %s group by ordered_on""".formatted(literal(campaign.toString()));
        ask(
                sql,
                row -> days.merge(
                        row.day(),
                        Sums.ofOrders(row.number(), row.amount(), row.amount(), row.number(), row.number()),
                        Sums::plus));
    }

    /** A visit counts on each day that it has an event on. */
    void addVisits(UUID campaign, SortedMap<LocalDate, Sums> days) {
        String day = lake.engine().dialect().truncated(Dialect.Unit.DAY, "occurred_at", company.zone());
        String sql = """
                select cast(%s as date), count(distinct coalesce(session_id, cast(person as string)))
                from events where campaign_id = %s and device is distinct from 'robot'
                group by cast(%s as date)""".formatted(day, literal(campaign.toString()), day);
        ask(sql, row -> days.merge(row.day(), Sums.ofVisits(row.number()), Sums::plus));
    }

    long people(UUID campaign) {
        String sql = """
                select count(distinct profile_id)
                from events where campaign_id = %s and device is distinct from 'robot'""".formatted(literal(campaign.toString()));
        return lake.query(question(sql), rows -> new Cells(rows.next()).number());
    }

    private void ask(String sql, Function<Cells, ?> reader) {
        lake.query(question(sql), rows -> Cells.read(rows, reader));
    }

    private Query question(String sql) {
        return Query.of(sql).at(snapshots).within(LIMIT);
    }

    private String literal(String text) {
        return lake.engine().dialect().literal(text);
    }
}
