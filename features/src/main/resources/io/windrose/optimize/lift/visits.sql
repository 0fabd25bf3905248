-- Visits, as docs/spec/overview.md defines them, by the day on which they began, and by where.
with told as (
    select profile_id as visitor, session_id, occurred_at as moment, {place} as place,
           case when session_id is not null or path is not null or type in ('page', 'screen') then 1 else 0 end as is_seen
    from events
    where {counted} and {seen_at}
),
{actions},
visits as (
    select visitor, visit, min(moment) as started, min_by(place, moment) filter (where place is not null) as place
    from actions
    group by visitor, visit
)
select {day} as day, place, count(*) as visits
from visits
where {started_in_range}
group by {day}, place
