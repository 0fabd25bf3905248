-- What was paid, by the key that touches have.
select s.key, max(s.name) as name, sum(s.cost) as cost, sum(s.unrated) as unrated
from (
    select {spend_key} as key, {name} as name, company_cost as cost,
           case when cost is not null and company_cost is null then 1 else 0 end as unrated
    from spend
    {join_names}
    where day between {first_day} and {last_day}
) s
where s.key is not null
group by s.key
