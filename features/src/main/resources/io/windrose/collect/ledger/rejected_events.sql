-- Rejected rows have no name of their own, so one is made of their content; rows that are alike are numbered.
select * from (
    select epoch_us(received_at) as received,
           concat(
               md5(concat_ws(
                   chr(31), epoch_us(received_at), source_id, reason, coalesce(event_id, ''),
                   coalesce(stream_position, ''), coalesce(payload, ''))),
               '-',
               row_number() over (
                   partition by received_at, source_id, reason, event_id, stream_position, payload)) as id,
           source_id, reason, problems, payload, content_type, event_id,
           call, user_agent, signals
    from rejected
    where verdict = 'rejected'
      and $filter
)
where $after
order by received desc, id desc
