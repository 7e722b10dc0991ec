-- What a district's hospitals still ask for. Entries of the list that turned out to be one hospital count once:
-- the same need stated twice is one need, so the largest of their amounts stands for them.
with need as (
  select h.district_code, s.item, h.hospital_id, max(s.category) as category, max(s.standard) as standard,
    max(s.amount) as amount
  from hospital h
  join supply_demand s
    on s.district_code = h.district_code and array_contains(split(h.demand_entries, ' '), s.entry_id)
  group by h.district_code, s.item, h.hospital_id
)
select
  district_code,
  item,
  max(category) as category,
  count(*) as hospitals,
  sum(amount) as amount,
  count(*) - count(amount) as hospitals_without_amount,
  max(standard) as standard
from need
group by district_code, item
