-- Orders of the tables of money and the visit of each, as docs/spec/overview.md defines it; between other CTEs. It needs
-- told (visitor, session_id, moment, is_order, order_key) and visits (visitor, visit, started, ended).
mentioned as (
    select order_key,
           coalesce(min_by(visitor, moment) filter (where session_id is not null), min_by(visitor, moment)) as visitor,
           min_by(session_id, moment) filter (where session_id is not null) as visit
    from told
    where is_order
    group by order_key
),
bought_orders as (
    select o.order_id as order_key, o.ordered_at as moment, coalesce(m.visitor, o.profile_id) as visitor, m.visit as visit,
           o.company_gross as revenue,
           case when o.company_gross is null and o.gross is not null then 1 else 0 end as no_rate{own}
    from orders o
    left join mentioned m on m.order_key = o.order_id
    where {looked_at}
),
placed as (
    select moment, revenue, no_rate, visitor, visit{names}
    from (
        select o.moment, o.revenue, o.no_rate, o.visitor, v.visit{visit_names},
               row_number() over (partition by o.order_key order by v.started desc nulls last) as choice
        from bought_orders o
        left join visits v
          on o.visitor = v.visitor
         and (o.visit = v.visit
              or (o.visit is null and o.moment >= v.started and o.moment <= v.ended + interval '30' minute))
    ) candidates
    where choice = 1
)
