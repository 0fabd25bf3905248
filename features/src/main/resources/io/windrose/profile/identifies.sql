-- Each link that identify calls made, with the earliest of them; after the last link of the page before.
select user_id, anonymous_id, epoch_us(min(occurred_at)) as occurred,
       arg_min(source_id, occurred_at), arg_min(event_id, occurred_at)
from events
where type = 'identify' and user_id is not null and anonymous_id is not null
  and (user_id > %1$s or (user_id = %1$s and anonymous_id > %2$s))
group by user_id, anonymous_id
order by user_id, anonymous_id
