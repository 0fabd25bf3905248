-- Who bought for the first time, who came back, and what both spent, by bucket of the period.
with bought as (
    select profile_id, order_id, ordered_at, company_gross,
           row_number() over (partition by profile_id order by ordered_at, order_id) as number
    from orders
    where ordered_at < {end}
),
placed as (
    select profile_id, number, company_gross, {bucket} as bucket
    from bought
    where ordered_at >= {start}
),
people as (
    select bucket, profile_id, min(number) as number
    from placed
    group by bucket, profile_id
),
whole as (
    select profile_id, min(number) as number
    from placed
    group by profile_id
)
select 'people' as what, cast(bucket as bigint) as bucket,
       cast(sum(case when number = 1 then 1 else 0 end) as bigint) as new_ones,
       cast(sum(case when number > 1 then 1 else 0 end) as bigint) as returning_ones,
       cast(null as decimal(38, 4)) as new_revenue, cast(null as decimal(38, 4)) as returning_revenue,
       cast(0 as bigint) as without_amount
from people
group by bucket
union all
select 'orders', cast(bucket as bigint),
       cast(sum(case when number = 1 then 1 else 0 end) as bigint),
       cast(sum(case when number > 1 then 1 else 0 end) as bigint),
       cast(sum(case when number = 1 then company_gross end) as decimal(38, 4)),
       cast(sum(case when number > 1 then company_gross end) as decimal(38, 4)),
       cast(sum(case when company_gross is null then 1 else 0 end) as bigint)
from placed
group by bucket
union all
select 'whole', cast(-1 as bigint),
       cast(sum(case when number = 1 then 1 else 0 end) as bigint),
       cast(sum(case when number > 1 then 1 else 0 end) as bigint),
       cast(null as decimal(38, 4)), cast(null as decimal(38, 4)), cast(0 as bigint)
from whole
