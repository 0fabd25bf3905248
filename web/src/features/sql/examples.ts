import type { Language } from "../../texts/language";

type Example = { question: Record<Language, string>; sql: string };

/** Questions that every lake can answer, an empty one too. */
export const EXAMPLES: Example[] = [
  {
    question: { en: "What happens, and to how many people?", de: "Was geschieht, und wie vielen?" },
    sql: `select name, count(*) as events, count(distinct profile_id) as people
from events
group by name
order by events desc`,
  },
  {
    question: { en: "How many people come each day?", de: "Wie viele kommen an jedem Tag?" },
    sql: `select date_trunc('day', occurred_at)::date as day, count(distinct profile_id) as people
from events
where type in ('page', 'screen')
group by day
order by day`,
  },
  {
    question: { en: "Which channels bring orders?", de: "Welche Kanäle bringen Bestellungen?" },
    sql: `with first_touch as (
    select profile_id, arg_min(channel, occurred_at) as channel
    from events
    where channel is not null
    group by profile_id
)
select coalesce(t.channel, 'unknown') as channel, e.currency,
       count(distinct e.order_id) as orders, sum(e.revenue) as revenue
from events e
left join first_touch t using (profile_id)
where e.name = 'Order Completed'
group by all
order by orders desc`,
  },
  {
    question: { en: "Which pages are read most on phones?", de: "Welche Seiten werden am Telefon am meisten gelesen?" },
    sql: `select path, count(*) as views, count(distinct profile_id) as people
from events
where type = 'page' and device = 'mobile'
group by path
order by views desc
limit 20`,
  },
  {
    question: { en: "What was refused, and why?", de: "Was wurde abgewiesen, und warum?" },
    sql: `select reason, verdict, count(*) as events, max(received_at) as last_received
from rejected
group by all
order by events desc`,
  },
];
