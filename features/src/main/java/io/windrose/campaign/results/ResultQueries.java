package io.windrose.campaign.results;

import static java.util.Objects.requireNonNull;

import io.windrose.core.Company;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.Query;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
            Sums sums = Sums.ofSpend(amount(row, 2), number(row, 3), number(row, 4), number(row, 5));
            days.merge((LocalDate) requireNonNull(row.get(0)), sums, Sums::plus);
            channels.merge((String) requireNonNull(row.get(1)), sums, Sums::plus);
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
                        (LocalDate) requireNonNull(row.get(0)),
                        Sums.ofOrders(number(row, 1), amount(row, 2), amount(row, 3), number(row, 4), number(row, 5)),
                        Sums::plus));
    }

    /** A visit counts on each day that it has an event on. */
    void addVisits(UUID campaign, SortedMap<LocalDate, Sums> days) {
        String day = lake.engine().dialect().truncated(Dialect.Unit.DAY, "occurred_at", company.zone());
        String sql = """
                select cast(%s as date), count(distinct coalesce(session_id, cast(person as string)))
                from events where campaign_id = %s and device is distinct from 'robot'
                group by cast(%s as date)""".formatted(day, literal(campaign.toString()), day);
        ask(sql, row -> days.merge((LocalDate) requireNonNull(row.get(0)), Sums.ofVisits(number(row, 1)), Sums::plus));
    }

    long people(UUID campaign) {
        String sql = """
                select count(distinct profile_id)
                from events where campaign_id = %s and device is distinct from 'robot'""".formatted(literal(campaign.toString()));
        return lake.query(question(sql), rows -> number(rows.next(), 0));
    }

    private void ask(String sql, Consumer<List<@Nullable Object>> reader) {
        lake.query(question(sql), rows -> {
            long read = 0;
            while (rows.hasNext()) {
                reader.accept(rows.next());
                read++;
            }
            return read;
        });
    }

    private Query question(String sql) {
        return Query.of(sql).at(snapshots).within(LIMIT);
    }

    private String literal(String text) {
        return lake.engine().dialect().literal(text);
    }

    private static BigDecimal amount(List<@Nullable Object> row, int column) {
        BigDecimal found = (BigDecimal) row.get(column);
        return found == null ? BigDecimal.ZERO : found;
    }

    private static long number(List<@Nullable Object> row, int column) {
        Number found = (Number) row.get(column);
        return found == null ? 0 : found.longValue();
    }
}
