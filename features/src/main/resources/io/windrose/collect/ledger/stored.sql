-- The rows of the lake by source and hour of reception (hours since 1970). What was imported did not come by the stream.
select source_id, epoch_us(received_at) // 3600000000 as hour, count(*)
from events
where received_at >= make_timestamptz($from) and not starts_with(source_id, 'import:')
group by 1, 2
