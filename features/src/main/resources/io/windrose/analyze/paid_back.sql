-- What was paid back in the period.
select 'refunds' as kind, case when company_amount is null then currency else {currency} end as currency, count(*) as number,
       sum(coalesce(company_amount, amount)) as amount
from refunds
where {paid_back}
group by case when company_amount is null then currency else {currency} end
