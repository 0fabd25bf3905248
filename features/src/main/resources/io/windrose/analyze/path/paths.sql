-- The ways that visits take. What a visit is, docs/spec/event.md says, and visits.sql beside this.
with told as (
    select events.profile_id as visitor, events.session_id as session_id, events.occurred_at as moment, {name} as name,
           1 as is_seen, case when {is_step} then 1 else 0 end as is_step,
           case when {is_anchor} then 1 else 0 end as is_anchor
    from {events}
    where {counted}
        and (events.session_id is not null or events.path is not null or events.type in ('page', 'screen'))
),
{actions},
-- Events of one moment stand in the order of their names.
lined as (
    select visitor, visit, moment, name, is_anchor,
           {neighbour} over (partition by visitor, visit order by moment, name, is_anchor desc) as neighbour,
           sum(is_anchor) over (partition by visitor, visit order by moment, name, is_anchor desc
                                rows between unbounded preceding and current row) as anchors
    from actions
    where is_step = 1
),
kept as (
    select visitor, visit, moment, name, is_anchor, case when is_anchor = 1 and anchors = 1 then 1 else 0 end as is_first
    from lined
    where {kept}
),
walked as (
    select moment, {is_start} as is_start, name as name_1{names}
    from kept
),
paths as (
    select name_1{name_columns}, count(*) as number
    from walked
    where is_start = 1 and {in_range}
    group by name_1{name_columns}
),
pairs as (
    {pairs}
),
top as (
    select step, name from (
        select step, name, row_number() over (partition by step order by sum(number) desc, name) as place
        from pairs
        group by step, name
    ) names
    where place <= {most}
)
select p.step, case when f.name is null then 'others' else 'value' end as kind, f.name as label,
       case when p.step = {depth} then 'none' when p.next is null then 'end' when t.name is null then 'others' else 'value' end
           as next_kind,
       t.name as next_label, sum(p.number) as number
from pairs p
left join top f on f.step = p.step and f.name = p.name
left join top t on t.step = p.step + 1 and t.name = p.next
group by p.step, f.name, t.name,
         case when p.step = {depth} then 'none' when p.next is null then 'end' when t.name is null then 'others' else 'value' end
