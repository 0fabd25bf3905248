-- What was paid, who came and what they bought, by one key that costs, visits and orders have, as
-- docs/spec/acquisition.md defines it. Each cost, visit, new person and order is in one row, and none is in no row.
with told as (
    select profile_id as visitor, session_id, occurred_at as moment, event_id, {event_key} as key,
           case when session_id is not null or path is not null or type in ('page', 'screen') then 1 else 0 end as is_seen,
           length(name) = 15 and lower(name) in ('order completed', 'completed order') as is_order,
           coalesce(order_id, concat('event:', event_id)) as order_key
    from events
    where {counted} and {seen_at}
),
{actions},
visits as (
    select visitor, visit, min(moment) as started, max(moment) as ended,
           min_by(key, moment) filter (where key is not null) as key
    from actions
    group by visitor, visit
),
{placed_orders},
-- People whom the lake had nothing of before, and the visit that they came in.
firsts as (
    select profile_id as visitor, min(occurred_at) as moment
    from events
    where {counted}
    group by profile_id
),
arrived as (
    select f.visitor, min(v.key) as key
    from firsts f
    left join visits v on v.visitor = f.visitor and v.started = f.moment
    where {arrived_in_range}
    group by f.visitor
),
parts as (
    select {spend_key} as key, company_cost as cost,
           case when cost is not null and company_cost is null then 1 else 0 end as unrated, impressions, clicks,
           0 as visits, 0 as new_people, 0 as orders, cast(null as decimal(24, 4)) as revenue
    from spend
    where day between {first_day} and {last_day}
    union all
    select key, null, 0, null, null, 1, 0, 0, null from visits where {started_in_range}
    union all
    select key, null, 0, null, null, 0, 1, 0, null from arrived
    union all
    select coalesce({order_key}), null, no_rate, null, null, 0, 0, 1, revenue from placed where {placed_in_range}
),
sums as (
    select key, sum(cost) as cost, sum(unrated) as unrated, sum(impressions) as impressions, sum(clicks) as clicks,
           sum(visits) as visits, sum(new_people) as new_people, sum(orders) as orders, sum(revenue) as revenue,
           count(cost) + count(impressions) + count(clicks) as spent
    from parts
    group by key
),
kinds as (
    select *,
           case when key is null then 'unresolved'
                when spent > 0 and visits + new_people + orders > 0 then 'joined'
                when spent > 0 then 'cost-only'
                else 'events-only' end as kind,
           row_number() over (order by coalesce(cost, 0) desc, coalesce(revenue, 0) desc, visits desc, key) as place
    from sums
),
labelled as (
    select k.*, case when k.key is not null and k.place <= {most} then k.key end as label
    from kinds k
)
select l.kind, l.label, {name} as name, sum(l.cost) as cost, sum(l.unrated) as unrated, sum(l.impressions) as impressions,
       sum(l.clicks) as clicks, sum(l.visits) as visits, sum(l.new_people) as new_people, sum(l.orders) as orders,
       sum(l.revenue) as revenue
from labelled l
{join_names}
group by l.kind, l.label, {name}
