-- Orders that count, by the week of the company's clock in which they were placed.
select {week} as week, count(*) as orders, sum(company_gross) as revenue,
       sum(case when company_gross is null and gross is not null then 1 else 0 end) as unrated
from orders
where {placed_in_range}
group by {week}
