-- Touches by what the visitor did before them, since the conversion before; and, without a key, moments at which somebody
-- put something into the basket without being touched. Bounds of the classes are those of docs/spec/attribution.md.
with {touches},
actions as (
    select profile_id as visitor, occurred_at as moment,
           case when name in ('Product Added', 'Checkout Started') then 1 else 0 end as is_cart
    from events
    where {counted} and {looked_at}
      and (type in ('page', 'screen') or type = 'track' and name in ('Product Viewed', 'Product Added', 'Checkout Started'))
),
-- At one moment, a touch comes before what was done there, and a conversion after.
steps as (
    select visitor, moment, key, 0 as kind, 0 as is_cart from touches
    union all
    select visitor, moment, cast(null as string), 1, is_cart from actions
    union all
    select visitor, moment, cast(null as string), 2, 0 from conversions
),
numbered as (
    select *,
           coalesce(sum(case when kind = 2 then 1 else 0 end) over (
               partition by visitor order by moment, kind rows between unbounded preceding and 1 preceding), 0) as number,
           min(case when kind = 2 then moment end) over (
               partition by visitor order by moment, kind rows between current row and unbounded following) as closes
    from steps
),
described as (
    select visitor, number, key, moment, closes, kind, is_cart,
           sum(case when kind = 0 then 1 else 0 end) over (
               partition by visitor, number order by moment, kind
               rows between unbounded preceding and 1 preceding) as touched,
           max(case when kind = 0 then moment end) over (
               partition by visitor, number order by moment, kind
               rows between unbounded preceding and 1 preceding) as touched_at,
           sum(case when kind = 1 then 1 else 0 end) over (
               partition by visitor, number order by moment, kind
               rows between unbounded preceding and 1 preceding) as looked,
           max(case when is_cart = 1 then moment end) over (
               partition by visitor, number order by moment, kind
               rows between unbounded preceding and 1 preceding) as cart_at
    from numbered
    where kind <> 2
),
units as (
    select key, moment, closes, number, looked, touched, touched_at,
           case when kind = 0 then cart_at else moment end as wanted_at,
           row_number() over (partition by visitor, number, key order by moment) as choice
    from described
    where kind = 0 or is_cart = 1 and (cart_at is null or cart_at < moment - interval '30' minute)
),
classed as (
    select key,
           cast(least(coalesce(touched, 0), 4) as int) as touched,
           case when coalesce(looked, 0) = 0 then 0 when looked < 3 then 1 when looked < 6 then 2 when looked < 11 then 3
                else 4 end as looked,
           case when wanted_at is null then 0 when wanted_at < moment - interval '1' hour then 1 else 2 end as cart,
           case when touched_at is null then 0 when touched_at >= moment - interval '1' hour then 1
                when touched_at >= moment - interval '1' day then 2 when touched_at >= moment - interval '7' day then 3
                else 4 end as recency,
           case when number > 0 then 1 else 0 end as bought,
           case when closes is not null and moment >= closes - interval '{lookback}' day then 1 else 0 end as converts
    from units
    where {moment_in_period} and (key is null or {is_baseline} or choice = 1)
)
select key, touched, looked, cart, recency, bought, count(*) as number, sum(converts) as conversions
from classed
group by key, touched, looked, cart, recency, bought
