-- How often which event of a source did not fit its plan, and when last.
with flagged as (
    select type, name, received_at, unnest(from_json(context.windrose.plan::json, '["VARCHAR"]')) as violation
    from events
    where source_id = %1$s
      and received_at >= make_timestamptz(%2$d) and received_at < make_timestamptz(%3$d)
      and context.windrose.plan is not null
)
select type, name, violation, count(*) as number, epoch_us(max(received_at)) as last_at
from flagged
group by type, name, violation
order by number desc, type, name, violation
