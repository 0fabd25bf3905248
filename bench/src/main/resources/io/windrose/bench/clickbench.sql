-- The shapes of ClickBench's 43 queries (github.com/ClickHouse/ClickBench), numbered as there, on the columns of
-- events: our own text, on our own data. Ties are broken, so that one answer is right; only Q17 leaves its ten rows
-- open, as there. $name is a property: one of the variant in the lake, a plain column in the table beside it.

-- Q00 count of all
select count(*) from events;

-- Q01 count by a rare number
select count(*) from events where $ad_network <> 0;

-- Q02 sum, count, average
select sum($ad_network), count(*), avg($width) from events;

-- Q03 average of a wide number
select avg(person) from events;

-- Q04 distinct persons
select count(distinct person) from events;

-- Q05 distinct texts
select count(distinct $search) from events;

-- Q06 first and last day
select min((occurred_at at time zone 'UTC')::date), max((occurred_at at time zone 'UTC')::date) from events;

-- Q07 few groups of a rare number
select $ad_network as advertiser, count(*) as hits
from events
where $ad_network <> 0
group by advertiser
order by hits desc, advertiser;

-- Q08 distinct persons by region
select region, count(distinct person) as people
from events
group by region
order by people desc, region
limit 10;

-- Q09 many measures by region
select region, sum($ad_network), count(*) as hits, avg($width), count(distinct person)
from events
group by region
order by hits desc, region
limit 10;

-- Q10 distinct persons by a text
select $model as model, count(distinct person) as people
from events
where $model <> ''
group by model
order by people desc, model
limit 10;

-- Q11 distinct persons by two texts
select os, $model as model, count(distinct person) as people
from events
where $model <> ''
group by os, model
order by people desc, os, model
limit 10;

-- Q12 most frequent texts
select $search as search, count(*) as hits
from events
where $search <> ''
group by search
order by hits desc, search
limit 10;

-- Q13 texts with the most persons
select $search as search, count(distinct person) as people
from events
where $search <> ''
group by search
order by people desc, search
limit 10;

-- Q14 number and text
select $search_engine as engine, $search as search, count(*) as hits
from events
where $search <> ''
group by engine, search
order by hits desc, engine, search
limit 10;

-- Q15 most active persons
select person, count(*) as hits
from events
group by person
order by hits desc, person
limit 10;

-- Q16 persons and texts
select person, $search as search, count(*) as hits
from events
group by person, search
order by hits desc, person, search
limit 10;

-- Q17 any ten of persons and texts
select person, $search as search, count(*) as hits
from events
group by person, search
limit 10;

-- Q18 persons, minutes and texts
select person, extract(minute from occurred_at at time zone 'UTC') as minute, $search as search, count(*) as hits
from events
group by person, minute, search
order by hits desc, person, minute, search
limit 10;

-- Q19 one person
select person, event_id from events where person = $one_person order by event_id;

-- Q20 part of a long text
select count(*) from events where url like '%google%';

-- Q21 texts by a part of another
select $search as search, min(url), count(*) as hits
from events
where url like '%google%' and $search <> ''
group by search
order by hits desc, search
limit 10;

-- Q22 with and without parts of texts
select $search as search, min(url), min(title), count(*) as hits, count(distinct person)
from events
where title like '%Google%' and url not like '%.google.%' and $search <> ''
group by search
order by hits desc, search
limit 10;

-- Q23 all columns of a few rows
select $everything
from events
where url like '%google%'
order by occurred_at, event_id
limit 10;

-- Q24 first texts by time
select $search as search from events where $search <> '' order by occurred_at, event_id limit 10;

-- Q25 first texts by themselves
select $search as search from events where $search <> '' order by search limit 10;

-- Q26 first texts by time and themselves
select $search as search from events where $search <> '' order by occurred_at, search limit 10;

-- Q27 length of texts by site
select source_id, avg(length(url)) as long, count(*) as hits
from events
where url <> ''
group by source_id
having count(*) > 100
order by long desc, source_id
limit 25;

-- Q28 domains by regular expression
select
    regexp_replace(referrer, '^https?://(?:www\.)?([^/]+)/.*$', '\1') as domain,
    avg(length(referrer)) as long,
    count(*) as hits,
    min(referrer)
from events
where referrer <> ''
group by domain
having count(*) > 100
order by long desc, domain
limit 25;

-- Q29 ninety sums
select $wide_sums from events;

-- Q30 two numbers where there is a text
select $search_engine as engine, $network as network, count(*) as hits, sum($refresh), avg($width)
from events
where $search <> ''
group by engine, network
order by hits desc, engine, network
limit 10;

-- Q31 each event where there is a text
select event_id, $network as network, count(*) as hits, sum($refresh), avg($width)
from events
where $search <> ''
group by event_id, network
order by hits desc, event_id, network
limit 10;

-- Q32 each event
select event_id, $network as network, count(*) as hits, sum($refresh), avg($width)
from events
group by event_id, network
order by hits desc, event_id, network
limit 10;

-- Q33 most frequent urls
select url, count(*) as hits from events group by url order by hits desc, url limit 10;

-- Q34 most frequent urls, and a constant
select 1 as one, url, count(*) as hits from events group by one, url order by hits desc, url limit 10;

-- Q35 four numbers that hang together
select
    $network as network,
    $network - 1 as network_1,
    $network - 2 as network_2,
    $network - 3 as network_3,
    count(*) as hits
from events
group by network, network_1, network_2, network_3
order by hits desc, network
limit 10;

-- Q36 urls of one site in a month
select url, count(*) as views
from events
where
    source_id = 'site-01'
    and occurred_at >= timestamptz '2025-07-01 00:00:00+00'
    and occurred_at < timestamptz '2025-08-01 00:00:00+00'
    and type = 'page'
    and $refresh = 0
    and url <> ''
group by url
order by views desc, url
limit 10;

-- Q37 titles of one site in a month
select title, count(*) as views
from events
where
    source_id = 'site-01'
    and occurred_at >= timestamptz '2025-07-01 00:00:00+00'
    and occurred_at < timestamptz '2025-08-01 00:00:00+00'
    and type = 'page'
    and $refresh = 0
    and title <> ''
group by title
order by views desc, title
limit 10;

-- Q38 later urls of what was no page
select url, count(*) as views
from events
where
    source_id = 'site-01'
    and occurred_at >= timestamptz '2025-07-01 00:00:00+00'
    and occurred_at < timestamptz '2025-08-01 00:00:00+00'
    and $refresh = 0
    and type = 'track'
    and order_id is null
group by url
order by views desc, url
limit 10 offset 100;

-- Q39 from where to where
select
    channel,
    $search_engine as engine,
    $ad_network as advertiser,
    case when $search_engine = 0 and $ad_network = 0 then referrer else '' end as origin,
    url as target,
    count(*) as views
from events
where
    source_id = 'site-01'
    and occurred_at >= timestamptz '2025-07-01 00:00:00+00'
    and occurred_at < timestamptz '2025-08-01 00:00:00+00'
    and $refresh = 0
group by channel, engine, advertiser, origin, target
order by views desc, channel, engine, advertiser, origin, target
limit 10 offset 100;

-- Q40 days of paths, by the way they came
select path, (occurred_at at time zone 'UTC')::date as day, count(*) as views
from events
where
    source_id = 'site-01'
    and occurred_at >= timestamptz '2025-07-01 00:00:00+00'
    and occurred_at < timestamptz '2025-08-01 00:00:00+00'
    and $refresh = 0
    and channel in ('email', 'organic search')
    and referrer = 'https://www.google.com/'
group by path, day
order by views desc, path, day
limit 10 offset 10;

-- Q41 sizes of windows at one path
select $window_width as window_width, $window_height as window_height, count(*) as views
from events
where
    source_id = 'site-01'
    and occurred_at >= timestamptz '2025-07-01 00:00:00+00'
    and occurred_at < timestamptz '2025-08-01 00:00:00+00'
    and $refresh = 0
    and type = 'page'
    and path = '/'
group by window_width, window_height
order by views desc, window_width, window_height
limit 10 offset 10;

-- Q42 minutes of two days
select date_trunc('minute', occurred_at at time zone 'UTC') as minute, count(*) as views
from events
where
    source_id = 'site-01'
    and occurred_at >= timestamptz '2025-07-14 00:00:00+00'
    and occurred_at < timestamptz '2025-07-16 00:00:00+00'
    and $refresh = 0
    and type = 'page'
group by minute
order by minute
limit 10 offset 10;
