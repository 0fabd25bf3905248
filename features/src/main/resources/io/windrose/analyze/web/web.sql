-- Visits of a site, their pages, and how fast these were, as docs/spec/web-analytics.md defines them. Visits are made as in
-- visits.sql.
with told as (
    select events.profile_id as visitor, events.session_id as session_id, events.occurred_at as moment,
           case when events.type in ('page', 'screen') then 1 else 0 end as is_view,
           case when events.session_id is not null or events.path is not null or events.type in ('page', 'screen')
                then 1 else 0 end as is_seen,
           coalesce(events.path, case when events.type in ('page', 'screen') then events.name end, '') as page,
           case when {is_left} then {seconds} end as seconds,
           -- Properties are costly to read: only those of the events that have them.
           case when {is_vital} then {vital} end as vital, case when {is_vital} then {value} end as value,
           case when {is_vital} then coalesce({measured}, events.event_id) end as measured,
           case when {is_vital} then coalesce(events.device, '') end as device,
           {is_order} as is_order,
           case when {is_order} then coalesce(events.order_id, concat('event:', events.event_id)) end as order_key,
           case when {where} then 1 else 0 end as fits
    from {events}
    where {counted} and {seen_at}
),
{actions},
-- Views of one moment stand in the order of their pages.
lined as (
    select *, lag(is_view) over (partition by visitor, visit, is_view order by moment, page, fits desc) as before,
           lead(is_view) over (partition by visitor, visit, is_view order by moment, page, fits desc) as after
    from actions
),
visits as (
    select visitor, visit, min(moment) as started, max(moment) as ended, max(fits) as fits, sum(is_view) as views,
           max(case when is_view = 1 and before is null then page end) as landing, sum(seconds) as seconds
    from lined
    group by visitor, visit
),
{placed_orders},
bought as (
    select visitor, visit, sum(case when {in_range} then 1 else 0 end) as orders,
           sum(case when {in_range} then revenue end) as revenue,
           sum(case when {in_range} then no_rate else 0 end) as no_rate
    from placed
    where visit is not null
    group by visitor, visit
),
sessions as (
    select v.visitor, case when {started_in_range} then 1 else 0 end as began, v.views, v.landing, v.seconds,
           case when b.visit is null then 0 else 1 end as converted,
           coalesce(b.orders, 0) as orders, b.revenue, coalesce(b.no_rate, 0) as no_rate
    from visits v
    left join bought b on b.visitor = v.visitor and b.visit = v.visit
    where v.fits = 1 and ({started_in_range} or b.orders > 0)
    {lone_orders}
),
top_landings as (
    select landing
    from sessions
    where landing <> ''
    group by landing
    order by sum(began) desc, sum(orders) desc, landing
    limit {most}
),
pages as (
    select page, sum(is_view) as views, sum(case when is_view = 1 and before is null then 1 else 0 end) as entrances,
           sum(case when is_view = 1 and after is null then 1 else 0 end) as exits,
           sum(seconds) as seconds,
           count(distinct case when seconds is not null then concat(cast(visitor as string), ' ', visit) end) as read_in
    from lined
    where fits = 1 and {in_range} and (is_view = 1 or seconds is not null)
    group by page
),
top_pages as (
    select page
    from (
        select page, row_number() over (order by views desc, page) as by_views,
               row_number() over (order by exits desc, page) as by_exits
        from pages
        where page <> ''
    ) ranks
    where by_views <= {most} or by_exits <= {most}
),
vitals as (
    select vital, page, device, max(value) as value
    from told
    where vital in ({vitals}) and value >= 0 and fits = 1 and {in_range}
    group by vital, page, device, measured
),
top_vitals as (
    select page from vitals group by page order by count(*) desc, page limit {most}
)
select 'visits' as told,
       case when grouping(landing_kind) = 1 then 'all' else landing_kind end as kind, shown as label,
       cast(null as string) as device, cast(null as string) as vital,
       sum(began) as number, count(distinct case when began = 1 then visitor end) as visitors,
       sum(case when began = 1 and views = 1 then 1 else 0 end) as bounces, sum(began * converted) as converted,
       sum(orders) as orders, sum(no_rate) as no_rate,
       count(case when began = 1 then seconds end) as read_in, sum(case when began = 1 then seconds end) as seconds,
       sum(revenue) as revenue
from (
    select s.*, t.landing as shown,
           case when s.landing is null or s.landing = '' then 'unknown' when t.landing is null then 'others' else 'value' end
               as landing_kind
    from (select visitor, began, views, landing, seconds, converted, orders, revenue, no_rate from sessions) s
    left join top_landings t on t.landing = s.landing
) labelled
group by grouping sets ((landing_kind, shown), ())
union all
select 'pages', case when p.page = '' then 'unknown' when t.page is null then 'others' else 'value' end, t.page, null, null,
       sum(p.views), 0, sum(p.entrances), sum(p.exits), 0, 0, sum(p.read_in), sum(p.seconds), null
from pages p
left join top_pages t on t.page = p.page
group by case when p.page = '' then 'unknown' when t.page is null then 'others' else 'value' end, t.page
union all
select 'vitals', case when grouping(t.page) = 1 then 'all' else 'value' end, t.page,
       case when grouping(v.device) = 1 then 'all' else v.device end, v.vital,
       count(*), 0, sum(case when v.value <= {good} then 1 else 0 end), sum(case when v.value > {fair} then 1 else 0 end),
       0, 0, 0, percentile_cont(0.75) within group (order by v.value), null
from vitals v
left join top_vitals t on t.page = v.page
group by grouping sets ((v.vital), (v.vital, v.device), (v.vital, t.page), (v.vital, t.page, v.device))
having grouping(t.page) = 1 or t.page is not null
