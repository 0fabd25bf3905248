-- The campaign table of 2025, by the views that people ask.
select coalesce(s.campaign_id, o.campaign_id) as campaign_id, s.cost, s.impressions, s.clicks,
       o.orders, o.gross, o.net, o.new_customers
from (
    select s.campaign_id, sum(s.impressions) as impressions, sum(s.clicks) as clicks,
           sum(cast(round(s.cost * case when coalesce(s.currency, 'EUR') = 'EUR' then 1 else r.rate end, 4)
               as decimal(24, 4))) as cost
    from spend s left join company_rates r on r.day = s.day and r.currency = s.currency
    where s.day between date '2025-01-01' and date '2025-12-31' and s.campaign_id is not null
    group by s.campaign_id
) s
full outer join (
    select campaign_id, count(*) as orders, sum(company_gross) as gross, sum(company_net) as net,
           count(*) filter (is_new_customer) as new_customers
    from orders
    where ordered_on between date '2025-01-01' and date '2025-12-31' and campaign_id is not null
    group by campaign_id
) o on o.campaign_id = s.campaign_id
order by campaign_id
