-- The figures of a period and of its buckets, one kind of row after another.
chosen as (
    select visitor, visit, bucket, unlinked
    from visits
    where {condition}
),
buyers as (
    select distinct visitor, visit from placed where visit is not null
)
select 'visits' as kind, case when grouping(c.bucket) = 0 then c.bucket end as bucket, '' as currency,
       count(distinct c.visitor) as visitors, count(*) as number, count(b.visit) as converted,
       cast(null as decimal(38, 4)) as amount, sum(c.unlinked) as unlinked
from chosen c
left join buyers b on c.visitor = b.visitor and c.visit = b.visit
where c.bucket between 0 and {last}
group by grouping sets ((c.bucket), ())
union all
select 'views', p.bucket, '', 0, sum(p.views), 0, null, 0
from pieces p
{join_chosen}
where p.bucket between 0 and {last}
group by p.bucket
union all
select 'orders', bucket, currency, 0, count(*), 0, sum(revenue), 0
from placed
where bucket between 0 and {last} and {condition}
group by bucket, currency
