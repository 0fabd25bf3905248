with did as (
    select distinct profile_id as person, date_trunc('week', occurred_at) as week
    from events
    where device is distinct from 'robot' and traffic is distinct from 'internal'
),
cohorts as (
    select person, min(week) as cohort from did group by person
)
select cohort, week - cohort as since, count(*)
from did join cohorts on cohorts.person = did.person
where week - cohort < interval '84 days'
group by cohort, week - cohort
