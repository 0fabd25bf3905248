-- What each run counted at its door, beside what the stream holds of it, by source and hour of reception.
with door as (
    select run, source_id, hour,
           sum(number) filter (where count = 'received') as received,
           sum(number) filter (where count in ('accepted', 'dropped', 'rejected')) as acknowledged,
           sum(number) filter (where count = 'refused') as refused,
           sum(number) filter (where count = 'unknown') as unknown,
           max(counted_at) as counted_at
    from collect.door_counts
    where hour >= :from
    group by run, source_id, hour
),
stream as (
    select run, source_id, hour,
           sum(number) filter (where verdict = 'accepted') as events,
           sum(number) filter (where verdict <> 'accepted') as rejections,
           sum(number) filter (where is_replay) as replayed,
           max(counted_at) as counted_at
    from collect.stream_counts
    where hour >= :from
    group by run, source_id, hour
)
select run, source_id, hour,
       coalesce(door.received, 0) as received,
       coalesce(door.acknowledged, 0) as acknowledged,
       coalesce(door.refused, 0) as refused,
       coalesce(door.unknown, 0) as unknown,
       coalesce(stream.events, 0) as events,
       coalesce(stream.rejections, 0) as rejections,
       coalesce(stream.replayed, 0) as replayed,
       case
           when run = 'none' then 'FOREIGN'
           when runs.closed_at is not null then 'SETTLED'
           when runs.run is null or runs.seen_at < now() - make_interval(secs => :silence) then 'KILLED'
           -- A publication ends within 15 seconds; a count waits for its flush for 2.
           when door.counted_at > runs.seen_at - interval '15 seconds'
             or stream.counted_at > runs.seen_at - interval '2 seconds' then 'OPEN'
           else 'SETTLED'
       end as phase
from door
full join stream using (run, source_id, hour)
left join collect.runs using (run)
