-- Touches and conversions in the journeys that they belong to; between other CTEs. A conversion ends a journey.
steps as (
    select visitor, moment, key, is_view, 0 as is_conversion, cast(null as double) as value from touches
    union all
    select visitor, moment, cast(null as string), 0, 1, value from conversions
),
numbered as (
    select *,
           coalesce(sum(is_conversion) over (partition by visitor order by moment, is_conversion
                                             rows between unbounded preceding and 1 preceding), 0) as number,
           min(case when is_conversion = 1 then moment end) over (
               partition by visitor order by moment, is_conversion
               rows between current row and unbounded following) as closes
    from steps
),
-- A touch that is too old for the conversion after it is of a journey that did not convert.
placed as (
    select visitor, number, key, moment, value, is_conversion, closes,
           case when is_conversion = 1 then 1
                when closes is null or moment < closes - interval '{lookback}' day then 0
                when is_view = 1 and moment < closes - interval '{view_lookback}' day then 0
                else 1 end as converts
    from numbered
)
