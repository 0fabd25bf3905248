-- Every customer until the end: how long ago, how often and for how much they bought. Who are alike in one of these have
-- one score in it, so a fifth may be larger or smaller than another.
with bought as (
    select profile_id, ordered_at, coalesce(company_gross, 0) as value
    from orders
    where ordered_at < {end}
),
customers as (
    select profile_id, max(ordered_at) as last_order, count(*) as orders, sum(value) as revenue
    from bought
    group by profile_id
),
ranked as (
    select orders, revenue, last_order,
           count(*) over () as everybody,
           rank() over (order by last_order) as by_recency,
           rank() over (order by revenue) as by_revenue
    from customers
),
scored as (
    select revenue,
           case when last_order >= {dormant} then 'active' when last_order >= {lost} then 'dormant' else 'lost' end as state,
           cast(1 + floor(5.0 * (by_recency - 1) / everybody) as bigint) as recency,
           case when orders = 1 then 1 when orders = 2 then 2 when orders <= 4 then 3 when orders <= 9 then 4 else 5 end
               as frequency,
           cast(1 + floor(5.0 * (by_revenue - 1) / everybody) as bigint) as monetary
    from ranked
)
select state, recency, cast(frequency as bigint) as frequency, monetary, count(*) as customers,
       cast(sum(revenue) as decimal(38, 4)) as revenue
from scored
group by state, recency, frequency, monetary
