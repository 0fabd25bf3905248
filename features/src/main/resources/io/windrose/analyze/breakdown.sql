-- The figures of a period by the values of one dimension: those that have a row, all others together, and none.
bought as (
    select visitor, visit,
           sum(case when bucket between 0 and {last} then 1 else 0 end) as orders,
           sum(case when bucket between 0 and {last} and coalesce(currency, {currency}) = {currency}
                    then revenue end) as revenue
    from placed
    where visit is not null
    group by visitor, visit
),
units as (
    select {value} as value, v.visitor,
           case when v.bucket between 0 and {last} then 1 else 0 end as began,
           {views} as views, case when b.visit is null then 0 else 1 end as converted,
           coalesce(b.orders, 0) as orders, coalesce(b.revenue, 0) as revenue
    from visits v
    {join_pages}
    left join bought b on v.visitor = b.visitor and v.visit = b.visit
    where {condition}
    {lone_orders}
),
measured as (
    select value, visitor, began, views, began * converted as converted, orders, revenue
    from units
    where began > 0 or views > 0 or orders > 0
),
top as (
    {top}
),
labelled as (
    select case when m.value is null then 'none' when t.value is null then 'others' else 'value' end as kind,
           t.value as label, m.*
    from measured m
    left join top t on m.value = t.value
)
select kind, label, count(distinct case when began = 1 then visitor end) as visitors, sum(began) as visits,
       sum(views) as views, sum(converted) as converted, sum(orders) as orders, sum(revenue) as revenue
from labelled
group by kind, label
