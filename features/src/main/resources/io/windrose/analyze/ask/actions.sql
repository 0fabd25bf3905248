-- Events by the visit that each is of, between other CTEs. It needs told (visitor, session_id, moment, is_seen) and gives
-- actions (visitor, visit, moment). Who sends no session has a new visit after half an hour of silence.
silences as (
    select *,
           case when lag(moment) over (partition by visitor order by moment) >= moment - interval '30' minute
                then 0 else 1 end as step
    from told
    where is_seen = 1 and session_id is null
),
actions as (
    select visitor, session_id as visit, moment{columns} from told where is_seen = 1 and session_id is not null
    union all
    select visitor,
           -- By range, so that what happened at the same moment is of the same visit.
           concat(' ', cast(sum(step) over (
               partition by visitor order by moment range between unbounded preceding and current row) as string)) as visit,
           moment{columns}
    from silences
)
