package io.windrose.campaign.inbox;

import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.campaign.money.Cells;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds in the lake what resolves to nothing, with the money in it. */
final class InboxValues {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_EXAMPLES = 5;

    /**
     * Orders with what they may be known by. One that says no mark, in whatever statement, has the first of its visit:
     * where that resolved, so would the order.
     */
    private static final String ORDERS = """
            known_orders as (
                select o.campaign_id, o.gross, o.company_gross, o.currency, o.ordered_on,
                       coalesce(nullif(o.origin_campaign, ''), v.campaign, '') as mark,
                       coalesce(o.origin_coupon, '') as code
                from orders o
                left join (
                    select profile_id, session_id, min_by(campaign, (occurred_at, event_id)) as campaign
                    from events
                    where session_id is not null and campaign <> ''
                    group by profile_id, session_id
                ) v on v.session_id = o.origin_session_id and v.profile_id = o.profile_id
            )""";

    private final Lake lake;
    private final String currency;

    /** @param currency the company's */
    InboxValues(Lake lake, String currency) {
        this.lake = lake;
        this.currency = currency;
    }

    /** @param seen what the caller may see of the lake; empty for everything */
    List<Unresolved> find(Optional<Excerpt> seen) {
        List<Unresolved> found = new ArrayList<>(ask(spend(), seen));
        found.addAll(ask(marks(), seen));
        found.addAll(ask(coupons(), seen));
        return found;
    }

    private List<Unresolved> ask(String sql, Optional<Excerpt> seen) {
        return lake.query(Query.of(sql).seeing(seen).limitedTo(MOST_ROWS).within(LIMIT), InboxValues::read);
    }

    /** @param seen what the caller may see of the lake; empty for everything */
    InboxSums sums(Optional<Excerpt> seen) {
        return lake.query(Query.of(sumsSql()).seeing(seen).within(LIMIT), rows -> {
            Cells row = new Cells(rows.next());
            return new InboxSums(
                    currency,
                    row.amount(),
                    row.amount(),
                    row.amount(),
                    row.amount(),
                    row.amount(),
                    row.number(),
                    row.number());
        });
    }

    private String sumsSql() {
        return """
                with cost as (
                    select coalesce(sum(company_cost) filter (where campaign_id is not null), 0) as resolved,
                           coalesce(sum(company_cost) filter (where campaign_id is null), 0) as unresolved,
                           count(cost) - count(company_cost) as unrated
                    from spend
                ),
                %s,
                revenue as (
                    select coalesce(sum(company_gross) filter (where campaign_id is not null), 0) as resolved,
                           coalesce(sum(company_gross) filter (where campaign_id is null
                               and (mark <> '' or code <> '')), 0) as unresolved,
                           coalesce(sum(company_gross) filter (where campaign_id is null
                               and mark = '' and code = ''), 0) as unmarked,
                           count(gross) - count(company_gross) as unrated
                    from known_orders
                )
                select cast(c.resolved as decimal(38, 4)), cast(c.unresolved as decimal(38, 4)),
                       cast(r.resolved as decimal(38, 4)), cast(r.unresolved as decimal(38, 4)),
                       cast(r.unmarked as decimal(38, 4)), c.unrated, r.unrated
                from cost c cross join revenue r""".formatted(ORDERS);
    }

    private String spend() {
        return """
                select 'platform-id' as kind, coalesce(campaign, '') as field_1,
                       case when campaign is null then channel else '' end as field_2, source_id as field_3,
                       coalesce(account, '') as field_4, coalesce(currency, %1$s) as currency, sum(cost) as cost,
                       cast(null as decimal(38, 4)) as revenue, sum(company_cost) as worth,
                       count(cost) - count(company_cost) as unrated, 0 as visits, min(day) as first_seen,
                       max(day) as last_seen, min(channel) as example
                from spend
                where campaign_id is null
                group by coalesce(campaign, ''), case when campaign is null then channel else '' end, source_id,
                         coalesce(account, ''), coalesce(currency, %1$s)
                order by worth desc nulls last""".formatted(currency());
    }

    private String marks() {
        return """
                with %2$s,
                earned as (
                    select mark as campaign, coalesce(currency, %1$s) as currency, sum(gross) as revenue,
                           sum(company_gross) as worth, count(gross) - count(company_gross) as unrated
                    from known_orders
                    where mark <> '' and campaign_id is null
                    group by mark, coalesce(currency, %1$s)
                ),
                visited as (
                    select campaign, count(distinct coalesce(session_id, cast(person as string))) as visits,
                           cast(min(occurred_at) as date) as first_seen, cast(max(occurred_at) as date) as last_seen,
                           coalesce(min_by(concat(source, ' / ', coalesce(medium, '-')), occurred_at)
                               filter (where source is not null), '') as example
                    from events
                    where campaign <> '' and campaign_id is null and device is distinct from 'robot'
                    group by campaign
                )
                select 'utm', v.campaign, '', '', '', coalesce(e.currency, %1$s), cast(null as decimal(38, 4)), e.revenue,
                       e.worth, coalesce(e.unrated, 0), v.visits, v.first_seen, v.last_seen, v.example
                from visited v left join earned e on e.campaign = v.campaign
                order by e.worth desc nulls last, v.visits desc""".formatted(currency(), ORDERS);
    }

    private String coupons() {
        return """
                with %2$s
                select 'coupon', code, '', '', '', coalesce(currency, %1$s), cast(null as decimal(38, 4)), sum(gross),
                       sum(company_gross) as worth, count(gross) - count(company_gross), 0, min(ordered_on),
                       max(ordered_on), ''
                from known_orders
                where code <> '' and campaign_id is null
                group by code, coalesce(currency, %1$s)
                order by worth desc nulls last""".formatted(currency(), ORDERS);
    }

    private String currency() {
        return lake.engine().dialect().literal(currency);
    }

    /** Rows of one value stand apart by currency. */
    private static final class Gathered {
        private final List<Money> cost = new ArrayList<>();
        private final List<Money> revenue = new ArrayList<>();
        private final Set<String> examples = new TreeSet<>();
        private long visits;
        private LocalDate first = LocalDate.MAX;
        private LocalDate last = LocalDate.MIN;

        void add(Cells row) {
            String currency = row.text();
            Optional<BigDecimal> paid = Optional.ofNullable(row.amountOrNull());
            Optional<BigDecimal> earned = Optional.ofNullable(row.amountOrNull());
            Optional<BigDecimal> rated = Optional.ofNullable(row.amountOrNull());
            Optional<BigDecimal> worth = row.number() == 0 ? rated : Optional.empty();
            paid.ifPresent(amount -> cost.add(new Money(currency, amount, worth)));
            earned.ifPresent(amount -> revenue.add(new Money(currency, amount, worth)));
            visits = Math.max(visits, row.number());
            LocalDate from = row.day();
            LocalDate to = row.day();
            first = from.isBefore(first) ? from : first;
            last = to.isAfter(last) ? to : last;
            String example = row.text();
            if (!example.isEmpty() && examples.size() < MOST_EXAMPLES) {
                examples.add(example);
            }
        }

        Unresolved unresolved(KeyDraft key) {
            return new Unresolved(key, cost, revenue, visits, first, last, List.copyOf(examples));
        }
    }

    private static List<Unresolved> read(QueryResult rows) {
        Map<KeyDraft, Gathered> found = new LinkedHashMap<>();
        while (rows.hasNext()) {
            Cells row = new Cells(rows.next());
            KeyKind kind = KeyKind.named(row.text());
            List<String> fields = List.of(row.text(), row.text(), row.text(), row.text());
            KeyDraft.ofValue(kind, fields.subList(0, kind.fields().size()))
                    .ifPresent(key ->
                            found.computeIfAbsent(key, any -> new Gathered()).add(row));
        }
        return found.entrySet().stream()
                .map(entry -> entry.getValue().unresolved(entry.getKey()))
                .toList();
    }
}
