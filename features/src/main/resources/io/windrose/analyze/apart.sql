-- What is kept apart from the figures: robots, the company itself, and what was paid back in the period.
select case when device = 'robot' then 'robots' else 'internal' end as kind, '' as currency, count(*) as number,
       cast(null as decimal(38, 4)) as amount
from events
where (device = 'robot' or traffic = 'internal') and {period}
group by case when device = 'robot' then 'robots' else 'internal' end
union all
select 'refunds', case when company_amount is null then currency else {currency} end, count(*),
       sum(coalesce(company_amount, amount))
from refunds
where {paid_back}
group by case when company_amount is null then currency else {currency} end
