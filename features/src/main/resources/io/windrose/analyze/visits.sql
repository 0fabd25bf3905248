-- The visits of a period and the orders placed in them, as docs/spec/overview.md defines them. A bucket is a part of the
-- period, numbered from 0; what happened before has less, what happened after has more.
with told as (
    select profile_id as visitor, session_id, occurred_at as moment, type in ('page', 'screen') as is_view,
           session_id is not null or path is not null or type in ('page', 'screen') as is_seen,
           length(name) = 15 and lower(name) in ('order completed', 'completed order') as is_order,
           case when visitor_kind is null then 0 else 1 end as unlinked,
           event_id, order_id, revenue, currency{columns}{order_columns}
    from events
    where {counted}
),
seen as (
    select visitor, session_id, moment, is_view, unlinked{names} from told where is_seen
),
-- Who sends no session has a new visit after half an hour of silence.
steps as (
    select *,
           case when lag(moment) over (partition by visitor order by moment) >= moment - interval '30' minute
                then 0 else 1 end as step
    from seen
    where session_id is null
),
actions as (
    select visitor, session_id as visit, moment, is_view, unlinked{names}
    from seen
    where session_id is not null
    union all
    select visitor,
           concat(' ', cast(sum(step) over (
               partition by visitor order by moment range between unbounded preceding and current row) as string)),
           moment, is_view, unlinked{names}
    from steps
),
pieces as (
    select visitor, visit, {bucket:moment} as bucket, min(moment) as started, max(moment) as ended,
           sum(case when is_view then 1 else 0 end) as views, max(unlinked) as unlinked{firsts:moment}
    from actions
    group by visitor, visit, {bucket:moment}
),
visits as (
    select visitor, visit, min(bucket) as bucket, min(started) as started, max(ended) as ended,
           sum(case when bucket between 0 and {last} then views else 0 end) as views,
           max(unlinked) as unlinked{firsts:started}
    from pieces
    group by visitor, visit
),
-- Who told of an order and in which session: of whoever knows the session, else the first to come.
mentioned as (
    select coalesce(order_id, concat('event:', event_id)) as order_key, min(moment) as moment,
           coalesce(min_by(visitor, moment) filter (where session_id is not null), min_by(visitor, moment)) as visitor,
           min_by(session_id, moment) filter (where session_id is not null) as visit,
           min_by(revenue, moment) filter (where revenue is not null) as revenue,
           min_by(currency, moment) filter (where revenue is not null and currency is not null) as currency{order_firsts}
    from told
    where is_order
    group by coalesce(order_id, concat('event:', event_id))
),
-- Which orders count, when they were placed and what they are worth is what the tables of money say. What has a rate is in
-- the company's currency, which needs no name; what has none keeps its own.
bought_orders as (
    select o.order_id as order_key, o.ordered_at as moment, coalesce(m.visitor, o.profile_id) as visitor, m.visit,
           coalesce(o.company_gross, o.gross) as revenue,
           case when o.company_gross is null and o.gross is not null then o.currency end as currency{order_kept}
    from orders o
    left join mentioned m on m.order_key = o.order_id
    where {looked_at}{left_out_orders}
),
-- The latest visit that fits, for one that knows no session: until half an hour after the visit's last sign of life.
placed as (
    select order_key, moment, revenue, currency, visitor, visit, bucket{order_names}
    from (
        select o.order_key, o.moment, o.revenue, o.currency, o.visitor, v.visit, {bucket:o.moment} as bucket{order_choices},
               row_number() over (partition by o.order_key order by v.started desc nulls last) as choice
        from bought_orders o
        left join visits v
          on o.visitor = v.visitor
         and (o.visit = v.visit
              or (o.visit is null
                  and o.moment >= v.started
                  and o.moment <= v.ended + interval '30' minute))
    ) candidates
    where choice = 1
),
