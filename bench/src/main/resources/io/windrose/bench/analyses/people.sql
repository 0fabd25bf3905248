select country, date_trunc('week', occurred_at) as week, count(distinct profile_id)
from events
where device is distinct from 'robot' and traffic is distinct from 'internal'
    and occurred_at >= '2025-07-01' and occurred_at < '2025-10-02'
group by country, date_trunc('week', occurred_at)
