-- Which events a source sent, and how many of each. Those of other types than track have no names of their own here.
with recent as (
    select type, case when type = 'track' then name else '' end as name
    from events
    where source_id = %1$s and received_at >= make_timestamptz(%2$d)
    order by received_at desc
    limit %3$d
)
select type, name, count(*) as number
from recent
group by type, name
order by number desc, type, name
