-- What each source sent as it happened, by hour, with the first and the newest event of each. Robots come as they like.
select source_id, epoch_us(occurred_at) // 3600000000 as hour, count(*) as number,
       epoch_us(min(occurred_at)) as first_at, epoch_us(max(occurred_at)) as newest_at
from events
where (backfill is null or backfill = 'demo') and device is distinct from 'robot'
group by source_id, hour
