-- Beside verdict and reason, the topic of what the lake could not read.
select source_id, epoch_us(received_at) // 3600000000 as hour, verdict, reason,
       case when stream_position is null then '' else split_part(stream_position, '/', 1) end as topic,
       count(*)
from rejected
where received_at >= make_timestamptz($from)
group by 1, 2, 3, 4, 5
