-- Each event carries the latest start from which the step before it was reached.
with marked as (
    select profile_id as person, occurred_at as moment,
           case when type = 'page' then 1 when name = 'Product Viewed' then 2 when name = 'Product Added' then 3
                when name = 'Checkout Started' then 4 else 5 end as step
    from events
    where device is distinct from 'robot' and traffic is distinct from 'internal'
        and (type = 'page' or type = 'track'
             and name in ('Product Viewed', 'Product Added', 'Checkout Started', 'Order Completed'))
),
second as (
    select person, moment, step, max(case when step = 1 then moment end) over line as start
    from marked window line as (partition by person order by moment, step desc)
),
second_reached as (
    select person, moment, step, case when step = 2 and moment - start <= interval '7 days' then start end as start
    from second
),
third as (
    select person, moment, step, start as second, max(start) over line as start
    from second_reached window line as (partition by person order by moment, step desc)
),
third_reached as (
    select person, moment, step, second,
           case when step = 3 and moment - start <= interval '7 days' then start end as start
    from third
),
fourth as (
    select person, moment, step, second, start as third, max(start) over line as start
    from third_reached window line as (partition by person order by moment, step desc)
),
fourth_reached as (
    select person, moment, step, second, third,
           case when step = 4 and moment - start <= interval '7 days' then start end as start
    from fourth
),
fifth as (
    select person, moment, step, second, third, start as fourth, max(start) over line as start
    from fourth_reached window line as (partition by person order by moment, step desc)
)
select count(distinct case when step = 1 then person end), count(distinct case when second is not null then person end),
       count(distinct case when third is not null then person end),
       count(distinct case when fourth is not null then person end),
       count(distinct case when step = 5 and moment - start <= interval '7 days' then person end)
from fifth
