-- Which properties events had, of which types, and in how many of them: lately, and before. One event in so many is looked
-- at, the same ones each time. Rows without a property count the events.
with chosen as (
    select source_id, type, case when type = 'track' then name else '' end as name,
           occurred_at >= make_timestamptz(%2$d) as is_recent, properties::json as properties
    from events
    where (backfill is null or backfill = 'demo') and device is distinct from 'robot' and hash(event_id) %% %1$d = 0
)
select source_id, type, name, is_recent, '' as property, '' as kind, count(*) as number
from chosen
group by source_id, type, name, is_recent
union all
select c.source_id, c.type, c.name, c.is_recent, each.key, each.type, count(*)
from chosen c, json_each(c.properties) as each
where each.type <> 'NULL' and each.key <> ''
group by c.source_id, c.type, c.name, c.is_recent, each.key, each.type
