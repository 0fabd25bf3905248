-- How many journeys took which path.
with {touches},
{journeys},
journeys as (
    select visitor, number, converts, case when count(key) > 0 then {path} end as path,
           max(moment) as ended, max(value) as value,
           ({ended_us} - {started_us}) / 1e6 as seconds
    from placed
    group by visitor, number, converts
)
select path, sum(converts) as conversions, sum(case when converts = 1 then coalesce(value, 0) else 0 end) as value,
       sum(1 - converts) as nulls, sum(case when converts = 1 and value is null then 1 else 0 end) as without_value,
       sum(case when converts = 1 then seconds else 0 end) as seconds,
       sum(case when converts = 1 and seconds < 3600 then 1 else 0 end) as within_hour,
       sum(case when converts = 1 and seconds < 86400 then 1 else 0 end) as within_day,
       sum(case when converts = 1 and seconds < 604800 then 1 else 0 end) as within_week
from journeys
where {ended_in_period}
group by path
