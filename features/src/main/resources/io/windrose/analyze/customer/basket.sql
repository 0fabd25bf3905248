-- What is bought together: of products that are in the most orders of the period, the pairs in most orders.
with placed as (
    select order_id, company_gross
    from orders
    where {holds}
),
lines as (
    select l.order_id, coalesce(l.sku, l.name) as product, max(l.name) as name, sum(l.quantity) as pieces
    from order_lines l
    join placed p on p.order_id = l.order_id
    where coalesce(l.sku, l.name) is not null
    group by l.order_id, coalesce(l.sku, l.name)
),
sizes as (
    select order_id, count(*) as products, sum(pieces) as pieces
    from lines
    group by order_id
),
frequent as (
    select product, max(name) as name, count(*) as orders
    from lines
    group by product
    order by count(*) desc, product
    limit {products}
),
small as (
    select l.order_id, l.product
    from lines l
    join sizes s on s.order_id = l.order_id and s.products <= {largest}
    join frequent f on f.product = l.product
),
pairs as (
    select one.product as product, other.product as other, count(*) as orders
    from small one
    join small other on other.order_id = one.order_id and other.product > one.product
    group by one.product, other.product
    order by count(*) desc, one.product, other.product
    limit {pairs}
)
select 'whole' as what, cast(null as string) as product, cast(null as string) as name, cast(null as string) as other,
       cast(null as string) as other_name,
       (select count(*) from placed) as orders,
       (select count(*) from sizes) as with_lines,
       (select count(*) from sizes where products > {largest}) as too_large,
       cast((select avg(cast(products as double)) from sizes) as double) as products,
       cast((select avg(cast(pieces as double)) from sizes) as double) as pieces,
       cast((select avg(cast(company_gross as double)) from placed) as double) as value
union all
select 'pair', p.product, a.name, p.other, b.name, p.orders, a.orders, b.orders,
       cast(null as double), cast(null as double), cast(null as double)
from pairs p
join frequent a on a.product = p.product
join frequent b on b.product = p.other
