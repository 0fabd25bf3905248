package io.windrose.campaign.results;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.money.Cells;
import io.windrose.core.Company;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.Query;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The days of many campaigns, asked for at once; all questions see the same snapshots. */
final class RunningDays {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Lake lake;
    private final Company company;
    private final Map<String, Long> snapshots;
    private final String ids;
    private final Map<String, SortedMap<LocalDate, Sums>> days = new HashMap<>();
    private final Map<String, SortedMap<LocalDate, Long>> told = new HashMap<>();
    private Optional<LocalDate> costsUntil = Optional.empty();

    private RunningDays(Lake lake, Company company, List<Campaign> campaigns) {
        this.lake = lake;
        this.company = company;
        this.snapshots = lake.snapshots();
        this.ids = campaigns.stream()
                .map(campaign -> lake.engine().dialect().literal(campaign.id().toString()))
                .collect(Collectors.joining(", "));
    }

    /** Of at least one campaign. */
    static RunningDays of(Lake lake, Company company, List<Campaign> campaigns) {
        RunningDays found = new RunningDays(lake, company, campaigns);
        found.addSpend();
        found.addOrders();
        found.addVisits();
        found.addToldCustomers();
        found.ask(
                "select max(day + cast(days - 1 as integer)) from spend",
                row -> found.costsUntil = Optional.ofNullable(row.dayOrNull()));
        return found;
    }

    SortedMap<LocalDate, Sums> days(Campaign campaign) {
        return days.getOrDefault(campaign.id().toString(), new TreeMap<>());
    }

    /** Customers who are new but for orders that a file brought, by day. */
    SortedMap<LocalDate, Long> toldCustomers(Campaign campaign) {
        return told.getOrDefault(campaign.id().toString(), new TreeMap<>());
    }

    /** The last day of which any cost is known, of whatever campaign. */
    Optional<LocalDate> costsUntil() {
        return costsUntil;
    }

    private void addSpend() {
        ask("""
                select campaign_id, day, sum(company_cost), count(cost) - count(company_cost)
                from spend where campaign_id in (%s) group by campaign_id, day""".formatted(ids), row -> add(row, costs -> Sums.ofSpend(costs.amount(), costs.number(), 0, 0)));
    }

    private void addOrders() {
        ask(
                """
                select campaign_id, ordered_on, count(*), sum(company_gross), sum(company_net),
                       count(*) filter (is_new_customer), count(gross) - count(company_gross)
                from orders where campaign_id in (%s) group by campaign_id, ordered_on""".formatted(ids),
                row -> add(
                        row,
                        orders -> Sums.ofOrders(
                                orders.number(), orders.amount(), orders.amount(), orders.number(), orders.number())));
    }

    private void addVisits() {
        String day = lake.engine().dialect().truncated(Dialect.Unit.DAY, "occurred_at", company.zone());
        ask("""
                select campaign_id, cast(%1$s as date), count(distinct coalesce(session_id, cast(person as string)))
                from events where campaign_id in (%2$s) and device is distinct from 'robot'
                group by campaign_id, cast(%1$s as date)""".formatted(day, ids), row -> add(row, visits -> Sums.ofVisits(visits.number())));
    }

    private void addToldCustomers() {
        ask(
                """
                select o.campaign_id, o.ordered_on, count(*)
                from orders o
                left join (
                    select profile_id, min_by(order_id, (ordered_at, order_id)) as order_id
                    from orders where kind <> 'file' group by profile_id
                ) f on f.profile_id = o.profile_id
                where o.campaign_id in (%s) and (o.is_new_customer or f.order_id = o.order_id)
                group by o.campaign_id, o.ordered_on""".formatted(ids),
                row -> told.computeIfAbsent(row.text(), any -> new TreeMap<>())
                        .merge(row.day(), row.number(), Long::sum));
    }

    private Sums add(Cells row, Function<Cells, Sums> sums) {
        SortedMap<LocalDate, Sums> known = days.computeIfAbsent(row.text(), any -> new TreeMap<>());
        return known.merge(row.day(), sums.apply(row), Sums::plus);
    }

    private void ask(String sql, Function<Cells, ?> reader) {
        lake.query(Query.of(sql).at(snapshots).within(LIMIT), rows -> Cells.read(rows, reader));
    }
}
