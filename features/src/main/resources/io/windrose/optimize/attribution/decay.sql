-- Conversions shared among the touches before them: half as much for each half-life of days earlier.
with {touches},
{journeys},
weighted as (
    select visitor, number, key, value,
           case when is_conversion = 0 then pow(cast(0.5 as double), ({closes_us} - {moment_us}) / {half_life_us}) end as weight
    from placed
    where converts = 1 and {closes_in_period}
),
shared as (
    select key, weight,
           sum(weight) over (partition by visitor, number) as whole,
           max(value) over (partition by visitor, number) as worth
    from weighted
)
select key, sum(weight / whole) as conversions, sum(weight / whole * coalesce(worth, 0)) as value
from shared
where key is not null
group by key
