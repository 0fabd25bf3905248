select channel, cast(occurred_at as date) as day, count(*)
from events
where device is distinct from 'robot' and traffic is distinct from 'internal'
    and occurred_at >= '2025-07-01' and occurred_at < '2025-10-02'
group by channel, cast(occurred_at as date)
