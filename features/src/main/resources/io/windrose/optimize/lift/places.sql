-- Where the first event that names an order came from.
left join (
    select order_id, min_by(place, occurred_at) as place
    from (
        select order_id, occurred_at, {place} as place
        from events
        where order_id is not null and region is not null and country is not null
    ) told
    group by order_id
) p on p.order_id = o.order_id
