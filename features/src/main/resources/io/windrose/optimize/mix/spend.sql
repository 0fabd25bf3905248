-- Costs whose days touch the range, by their own days.
select s.day, s.days, s.channel, {campaign} as campaign, sum(s.company_cost) as cost, sum(s.impressions) as impressions,
       sum(case when s.cost is not null and s.company_cost is null then 1 else 0 end) as unrated
from spend s
left join campaigns c on c.campaign_id = s.campaign_id
where s.day <= {last_day} and s.day > {first_day_touching}
group by s.day, s.days, s.channel, {campaign}
