-- What marketing asks most, as somebody would write it.

-- funnel four steps in order, each within a week of the first
with
    viewed as (
        select person, min(occurred_at) as begun, min(occurred_at) as reached
        from events
        where name = 'Product Viewed'
        group by person
    ),
    added as (
        select person, begun, min(occurred_at) as reached
        from events
        join viewed using (person)
        where name = 'Product Added' and occurred_at >= viewed.reached and occurred_at < begun + interval 7 days
        group by person, begun
    ),
    started as (
        select person, begun, min(occurred_at) as reached
        from events
        join added using (person)
        where name = 'Checkout Started' and occurred_at >= added.reached and occurred_at < begun + interval 7 days
        group by person, begun
    ),
    completed as (
        select distinct person
        from events
        join started using (person)
        where name = 'Order Completed' and occurred_at >= started.reached and occurred_at < begun + interval 7 days
    )
select
    (select count(*) from viewed) as viewed,
    (select count(*) from added) as added,
    (select count(*) from started) as started,
    (select count(*) from completed) as completed;

-- retention how many of each week's new persons came back in which week
with
    weeks as (select distinct person, date_trunc('week', occurred_at at time zone 'UTC') as week from events),
    cohorts as (select person, min(week) as cohort from weeks group by person)
select cohort, date_diff('week', cohort, week) as weeks_later, count(*) as people
from weeks
join cohorts using (person)
group by cohort, weeks_later
order by cohort, weeks_later;
