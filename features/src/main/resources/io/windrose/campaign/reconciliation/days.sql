-- Each order and refund that is on another day by the clock of records that have a line for each day. All else that they
-- differ by cannot be known from such records. In braces what Java fills in.
with moved as (
    select order_id, source_id, ordered_on as day, {day:ordered_at} as other_day, 1 as orders,
           coalesce(company_gross, 0) as gross, cast(0 as decimal(24, 4)) as refunded, gross as told,
           coalesce(currency, {own}) as told_in, 'other-day' as reason
    from orders
    union all
    select order_id, source_id, refunded_on, {day:refunded_at}, 0, 0, coalesce(company_amount, 0), amount,
           coalesce(currency, {own}), 'refund-other-day'
    from refunds
),
cases as (
    select day, reason, order_id, source_id, orders, gross, refunded, told, told_in,
           cast(null as decimal(18, 4)) as booked, cast(null as string) as booked_in, other_day
    from moved
    where day <> other_day
    union all
    select other_day, reason, order_id, source_id, -orders, -gross, -refunded, told, told_in, null, null, day
    from moved
    where day <> other_day
)
