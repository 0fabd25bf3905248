-- Orders that count, by the day of the company's clock in which they were placed, and by where.
select {day} as day, {place} as place, count(*) as orders, sum(o.company_gross) as revenue,
       sum(case when o.company_gross is null and o.gross is not null then 1 else 0 end) as unrated
from orders o
{join}
where {placed_in_range}
group by {day}, {place}
