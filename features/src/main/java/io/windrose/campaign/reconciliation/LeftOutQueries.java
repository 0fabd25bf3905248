package io.windrose.campaign.reconciliation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was told and does not count: with what counts, it is all that was told. */
final class LeftOutQueries {
    private final LakeAnswers lake;

    LeftOutQueries(LakeAnswers lake) {
        this.lake = lake;
    }

    List<Reconciliation.LeftOut> leftOut() {
        List<Reconciliation.LeftOut> all = new ArrayList<>(precedence());
        all.addAll(untaken());
        return all;
    }

    private List<Reconciliation.LeftOut> precedence() {
        String sql = """
                select day, source_id, reason, currency, sum(orders), sum(gross), sum(refunded)
                from (
                    select ordered_on as day, source_id, reason, coalesce(currency, %1$s) as currency, 1 as orders, gross,
                           cast(null as decimal(18, 4)) as refunded
                    from order_statements where not counted and %2$s
                    union all
                    select %3$s, source_id, reason, coalesce(currency, %1$s), 0, null, coalesce(amount, told)
                    from refund_statements where not counted and %4$s
                ) x
                group by day, source_id, reason, currency
                order by day, source_id, reason, currency""".formatted(
                lake.own(), lake.within("ordered_on"), lake.day("refunded_at"), lake.within(lake.day("refunded_at")));
        return lake.ask(
                sql,
                row -> new Reconciliation.LeftOut(
                        row.day(),
                        row.text(),
                        row.text(),
                        row.text(),
                        new Part(row.number(), row.amount(), row.amount())));
    }

    /** Of robots and of the company itself; and what came in the last seconds. */
    private List<Reconciliation.LeftOut> untaken() {
        String sql = """
                with told as (
                    select coalesce(order_id, concat('event:', event_id)) as order_id, source_id,
                           min(occurred_at) as moment,
                           case when min(case when device = 'robot' then 1 else 0 end) = 1 then 'robots'
                                when min(case when device = 'robot' or traffic = 'internal' then 1 else 0 end) = 1
                                then 'internal' else 'not-taken-in' end as reason,
                           max_by(revenue, occurred_at) as gross,
                           coalesce(max_by(currency, occurred_at), %1$s) as currency
                    from events
                    where lower(name) in ('order completed', 'completed order', 'order updated')
                    group by coalesce(order_id, concat('event:', event_id)), source_id
                )
                select %2$s as day, t.source_id, t.reason, t.currency, count(*), sum(t.gross)
                from told t
                left join (select source_id, order_id from order_statements) s
                  on s.source_id = t.source_id and s.order_id = t.order_id
                where s.order_id is null and %3$s
                group by %2$s, t.source_id, t.reason, t.currency
                order by 1, 2, 3, 4""".formatted(lake.own(), lake.day("t.moment"), lake.within(lake.day("t.moment")));
        return lake.askOfEvents(
                sql,
                row -> new Reconciliation.LeftOut(
                        row.day(),
                        row.text(),
                        row.text(),
                        row.text(),
                        new Part(row.number(), row.amount(), BigDecimal.ZERO)));
    }

    /** Only of one source, where one is named. */
    static List<Reconciliation.LeftOut> of(Optional<String> source, List<Reconciliation.LeftOut> all) {
        return all.stream()
                .filter(row ->
                        source.filter(named -> !named.equals(row.sourceId())).isEmpty())
                .toList();
    }
}
