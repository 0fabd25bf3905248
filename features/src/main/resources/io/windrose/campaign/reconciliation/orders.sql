-- Each order and refund by which the days differ from records that have a line for each order. An order that is on
-- different days and of different amounts is two cases: where it is, and what it is worth. In braces what Java fills in.
with counted as (
    select order_id, source_id, person, ordered_on as day, ordered_at, gross, coalesce(currency, {own}) as currency,
           company_gross as worth
    from orders
),
booked as (
    select b.order_id, b.day, b.gross, b.currency, b.copy, {worth:b.gross} as worth
    from (
        {booked_orders}
    ) b
    left join company_rates r on r.day = b.day and r.currency = b.currency
),
pairs as (
    select coalesce(c.order_id, b.order_id) as order_id, c.order_id is not null as is_counted,
           b.order_id is not null as is_booked, c.source_id, c.person, c.ordered_at, c.day as counted_on,
           c.gross as told, c.currency as told_in, c.worth as counted_worth, b.day as booked_on, b.gross as booked,
           b.currency as booked_in, b.worth as booked_worth
    from counted c
    full outer join (select * from booked where copy = 1) b on b.order_id = c.order_id
),
twins as (
    select distinct a.order_id
    from pairs a
    join pairs b
      on b.person = a.person and b.told = a.told and b.told_in = a.told_in and b.order_id <> a.order_id
     and b.is_booked and b.ordered_at between a.ordered_at - interval '60' minute and a.ordered_at + interval '60' minute
    where a.is_counted and not a.is_booked
),
apart as (
    select order_id, case when max(case when traffic = 'internal' then 1 else 0 end) = 1 then 'told-by-insiders'
                          else 'told-by-robots' end as reason
    from events
    where lower(name) in ('order completed', 'completed order', 'order updated') and order_id is not null
      and (device = 'robot' or traffic = 'internal')
    group by order_id
),
returned as (
    select order_id, refunded_on as day, min(source_id) as source_id, min(coalesce(currency, {own})) as low,
           max(coalesce(currency, {own})) as high, sum(amount) as amount, sum(company_amount) as worth,
           count(amount) - count(company_amount) as unrated
    from refunds
    group by order_id, refunded_on
),
booked_returns as (
    select b.order_id, b.day, min(b.currency) as low, max(b.currency) as high, sum(b.amount) as amount,
           sum({worth:b.amount}) as worth, count(b.amount) - count({worth:b.amount}) as unrated
    from (
        {booked_refunds}
    ) b
    left join company_rates r on r.day = b.day and r.currency = b.currency
    group by b.order_id, b.day
),
return_pairs as (
    select coalesce(t.order_id, b.order_id) as order_id, coalesce(t.day, b.day) as day, t.source_id,
           t.amount as told, t.low as told_in, t.worth as counted_worth, b.amount as booked, b.low as booked_in,
           b.worth as booked_worth, t.day as counted_on, b.day as booked_on,
           least(coalesce(t.low, b.low), coalesce(b.low, t.low)) as low,
           greatest(coalesce(t.high, b.high), coalesce(b.high, t.high)) as high,
           coalesce(t.unrated, 0) + coalesce(b.unrated, 0) as unrated
    from returned t
    full outer join booked_returns b on b.order_id = t.order_id and b.day = t.day
),
returns as (
    select *, sum(told) over (partition by order_id) as all_told, sum(booked) over (partition by order_id) as all_booked,
           min(low) over (partition by order_id) as lowest, max(high) over (partition by order_id) as highest,
           sum(unrated) over (partition by order_id) as all_unrated,
           max(counted_on) over (partition by order_id) as last_counted,
           max(booked_on) over (partition by order_id) as last_booked
    from return_pairs
),
cases as (
    select counted_on as day, case when t.order_id is null then 'not-in-books' else 'told-twice' end as reason,
           p.order_id, source_id, 1 as orders, coalesce(counted_worth, 0) as gross, cast(0 as decimal(24, 4)) as refunded,
           told, told_in, booked, booked_in, cast(null as date) as other_day
    from pairs p
    left join twins t on t.order_id = p.order_id
    where is_counted and not is_booked
    union all
    select booked_on, coalesce(a.reason, 'not-told'), p.order_id, source_id, -1, -coalesce(booked_worth, 0), 0, told,
           told_in, booked, booked_in, null
    from pairs p
    left join apart a on a.order_id = p.order_id
    where is_booked and not is_counted
    union all
    select counted_on, 'other-day', order_id, source_id, 1, coalesce(booked_worth, 0), 0, told, told_in, booked, booked_in,
           booked_on
    from pairs
    where is_counted and is_booked and counted_on <> booked_on
    union all
    select booked_on, 'other-day', order_id, source_id, -1, -coalesce(booked_worth, 0), 0, told, told_in, booked,
           booked_in, counted_on
    from pairs
    where is_counted and is_booked and counted_on <> booked_on
    union all
    select counted_on,
           case when (counted_worth is null and told is not null) or (booked_worth is null and booked is not null)
                then 'no-rate'
                when told_in = booked_in and (told is distinct from booked) then 'other-amount'
                else 'rate' end,
           order_id, source_id, 0, coalesce(counted_worth, 0) - coalesce(booked_worth, 0), 0, told, told_in, booked,
           booked_in, null
    from pairs
    where is_counted and is_booked and coalesce(counted_worth, 0) <> coalesce(booked_worth, 0)
    union all
    select day, 'twice-in-books', order_id, null, -1, -coalesce(worth, 0), 0, null, null, gross, currency, null
    from booked
    where copy > 1
    union all
    select day,
           case when all_booked is null then 'refund-not-in-books'
                when all_told is null then 'refund-not-told'
                when all_unrated > 0 then 'no-rate'
                when lowest <> highest then 'rate'
                when all_told = all_booked then 'refund-other-day'
                else 'refund-other-amount' end,
           order_id, source_id, 0, 0, coalesce(counted_worth, 0) - coalesce(booked_worth, 0), told, told_in, booked,
           booked_in, case when counted_on is null then last_counted when booked_on is null then last_booked end
    from returns
    where coalesce(counted_worth, 0) <> coalesce(booked_worth, 0)
)
