-- Which properties the same events had, of which types, and in how many. Null is as good as not there.
with recent as (
    select type, case when type = 'track' then name else '' end as name, properties::json as properties
    from events
    where source_id = %1$s and received_at >= make_timestamptz(%2$d)
    order by received_at desc
    limit %3$d
)
select recent.type, recent.name, each.key, each.type as kind, count(*) as number
from recent, json_each(recent.properties) as each
where each.type <> 'NULL'
group by recent.type, recent.name, each.key, each.type
order by recent.type, recent.name, each.key, kind
