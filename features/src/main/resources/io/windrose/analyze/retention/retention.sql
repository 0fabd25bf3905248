-- Who did what in which period: periods are numbered from 0, what happened before has less.
with did as (
    select profile_id as person, {bucket_occurred} as bucket,
           max(case when {first} then 1 else 0 end) as is_first, max(case when {again} then 1 else 0 end) as is_again,
           {value} as value
    from {events}
    where {counted} and ({first} or {again})
    group by profile_id, {bucket_occurred}
),
cohorts as (
    {cohorts}
),
top as (
    select value from cohorts where value <> '' group by value order by count(*) desc, value limit {rows}
),
labelled as (
    select c.person, c.cohort, case when c.value = '' then 'unknown' when t.value is null then 'others' else 'value' end as kind,
           t.value as label
    from cohorts c
    left join top t on t.value = c.value
),
came as (
    {came}
)
select 'size' as told, kind, label, cohort, 0 as period, count(*) as number, cast(null as decimal(38, 4)) as amount
from labelled
group by kind, label, cohort
union all
select 'again', l.kind, l.label, l.cohort, {period:a}, count(*), cast(null as decimal(38, 4))
from labelled l
join came a on a.person = l.person and {holds:a}
group by l.kind, l.label, l.cohort, {period:a}{revenue}
