-- Touches and conversions of each visitor, as docs/spec/attribution.md defines them; between other CTEs. It gives
-- touches (visitor, moment, key, is_view) and conversions (visitor, moment, value).
told as (
    select profile_id as visitor, occurred_at as moment, {key} as key, {is_view} as is_view
    from events
    where {counted} and {looked_at} and ({is_touch})
),
-- Who goes on within half an hour by the way that they came by is not touched again.
touches as (
    select visitor, moment, key, is_view
    from (
        select *,
               lag(key) over (partition by visitor order by moment, key) as key_before,
               lag(moment) over (partition by visitor order by moment, key) as moment_before
        from told
    ) followed
    where key_before is null or key_before <> key or moment > moment_before + interval '30' minute
),
conversions as (
    {conversions}
)
