-- The same by what was sent. Those of other types than track have no names of their own here.
with counted as (
    select source_id, type, case when type = 'track' then name else '' end as name,
           epoch_us(occurred_at) // 3600000000 as hour, count(*) as number
    from events
    where (backfill is null or backfill = 'demo') and device is distinct from 'robot'
    group by source_id, type, case when type = 'track' then name else '' end, hour
),
most as (
    select source_id, type, name
    from counted
    group by source_id, type, name
    order by sum(number) desc, source_id, type, name
    limit %1$d
)
select c.source_id, c.type, c.name, c.hour, c.number
from counted c
join most m on c.source_id = m.source_id and c.type = m.type and c.name = m.name
