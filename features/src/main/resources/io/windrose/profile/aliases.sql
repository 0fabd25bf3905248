-- Alias calls, which are rare, in the order of time; after the last one of the page before.
select user_id, context::json::varchar, epoch_us(occurred_at) as occurred, source_id, event_id
from events
where type = 'alias' and user_id is not null
  and (epoch_us(occurred_at), source_id, event_id) > (%3$d, %4$s, %5$s)
order by epoch_us(occurred_at), source_id, event_id
