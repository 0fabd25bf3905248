-- The same from plain tables, as somebody would write it who knows them.
with rates as (
    select r.day, r.currency, cast(c.rate as double) / cast(r.rate as double) as rate
    from exchange_rates r join exchange_rates c on c.day = r.day and c.currency = 'EUR'
),
profiles as (select person, max_by(profile_id, merged_at) as profile_id from identities group by person),
marks as (
    select campaign, coalesce(source, '') as source, coalesce(medium, '') as medium, coalesce(content, '') as content,
           campaign_id
    from campaign_values where kind = 'utm'
),
coupons as (select coupon, campaign_id from campaign_values where kind = 'coupon'),
platforms as (
    select source_id, coalesce(account, '') as account, channel, coalesce(campaign, '') as campaign, campaign_id
    from campaign_values where kind = 'platform-id'
),
counted as (
    select o.order_id, o.ordered_at, coalesce(p.profile_id, o.person) as profile_id
    from orders o left join profiles p on p.person = o.person
    where o.counted
),
firsts as (select profile_id, min_by(order_id, (ordered_at, order_id)) as order_id from counted group by profile_id),
visits as (
    select e.session_id, coalesce(p.profile_id, e.person) as profile_id,
           min_by(m.campaign_id, (e.occurred_at, e.event_id)) as campaign_id
    from events e
    join marks m on m.campaign = e.campaign and m.source = coalesce(e.source, '')
        and m.medium = coalesce(e.medium, '') and m.content = coalesce(e.content, '')
    left join profiles p on p.person = e.person
    where e.session_id is not null
        and e.occurred_at >= '2024-12-31 00:00:00+00' and e.occurred_at < '2026-01-02 00:00:00+00'
    group by all
),
origins as (
    select o.order_id, o.ordered_at, o.gross, o.refunded, o.currency, o.origin_campaign as campaign,
           coalesce(o.origin_source, '') as source, coalesce(o.origin_medium, '') as medium,
           coalesce(o.origin_content, '') as content, o.origin_coupon as coupon, o.origin_session_id as session_id,
           coalesce(p.profile_id, o.person) as profile_id
    from orders o
    left join profiles p on p.person = o.person
    where o.counted and o.ordered_at >= '2025-01-01 00:00:00+00' and o.ordered_at < '2026-01-01 00:00:00+00'
),
resolved as (
    select o.order_id, o.ordered_at, o.gross, o.refunded, o.currency,
           coalesce(m.campaign_id, c.campaign_id, v.campaign_id) as campaign_id
    from origins o
    left join marks m on m.campaign = o.campaign and m.source = o.source
        and m.medium = o.medium and m.content = o.content
    left join coupons c on c.coupon = o.coupon
    left join visits v on v.session_id = o.session_id and v.profile_id = o.profile_id
),
sold as (
    select o.campaign_id, count(*) as orders,
           sum(case when coalesce(o.currency, 'EUR') = 'EUR' then cast(o.gross as decimal(24, 4))
               else cast(round(o.gross * r.rate, 4) as decimal(24, 4)) end) as gross,
           sum(case when coalesce(o.currency, 'EUR') = 'EUR'
               then cast(o.gross - coalesce(o.refunded, 0) as decimal(24, 4))
               else cast(round((o.gross - coalesce(o.refunded, 0)) * r.rate, 4) as decimal(24, 4)) end) as net,
           count(f.order_id) as new_customers
    from resolved o
    left join rates r on r.day = cast(o.ordered_at as date) and r.currency = o.currency
    left join firsts f on f.order_id = o.order_id
    where o.campaign_id is not null
    group by o.campaign_id
),
spent as (
    select v.campaign_id, sum(s.impressions) as impressions, sum(s.clicks) as clicks,
           sum(cast(round(s.cost * case when coalesce(s.currency, 'EUR') = 'EUR' then 1 else r.rate end, 4)
               as decimal(24, 4))) as cost
    from spend s
    join platforms v on v.source_id = s.source_id and v.account = coalesce(s.account, '')
        and v.channel = s.channel and v.campaign = coalesce(s.campaign, '')
    left join rates r on r.day = s.day and r.currency = s.currency
    where s.day between date '2025-01-01' and date '2025-12-31'
    group by v.campaign_id
)
select coalesce(s.campaign_id, o.campaign_id) as campaign_id, s.cost, s.impressions, s.clicks,
       o.orders, o.gross, o.net, o.new_customers
from spent s full outer join sold o on o.campaign_id = s.campaign_id
order by campaign_id
