with lined as (
    select profile_id as visitor, session_id as visit, occurred_at as moment, path,
           lag(path) over (partition by profile_id, session_id order by occurred_at, path) as before
    from events
    where device is distinct from 'robot' and traffic is distinct from 'internal' and type = 'page'
        and session_id is not null
),
walked as (
    select row_number() over line as place, path as step_1, lead(path, 1) over line as step_2,
           lead(path, 2) over line as step_3, lead(path, 3) over line as step_4, lead(path, 4) over line as step_5
    from lined
    where before is null or before <> path
    window line as (partition by visitor, visit order by moment, path)
)
select step_1, step_2, step_3, step_4, step_5, count(*)
from walked
where place = 1
group by step_1, step_2, step_3, step_4, step_5
