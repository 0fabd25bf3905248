-- What is kept apart from the figures: robots, and the company itself.
select case when device = 'robot' then 'robots' else 'internal' end as kind, '' as currency, count(*) as number,
       cast(null as decimal(38, 4)) as amount
from events
where (device = 'robot' or traffic = 'internal') and {period}
group by case when device = 'robot' then 'robots' else 'internal' end
