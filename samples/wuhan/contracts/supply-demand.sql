-- What is really wanted, out of the list of what hospitals ticked: zeros go, one spelling for each standard, one
-- word for each kind of goods. An amount of 1 is a tick in the form and means that no amount was stated.
with wanted as (
  select entry_id, item, district_code, wanted,
    regexp_replace(upper(standard), '^(.*[,，] *)?(YY/T|YY|GB/T|GB) *([0-9]+)-([0-9]{4}).*$', '$2 $3-$4') as standard
  from hospital_supply
  where wanted > 0
)
select
  w.entry_id,
  w.item,
  w.district_code,
  d.name as asked_by,
  case
    when w.item like '%口罩%' then '口罩'
    when w.item like '%眼镜%' or w.item like '%面罩' or w.item like '%面屏%' then '眼面防护'
    when w.item like '%防护服%' or w.item like '%隔离衣%' or w.item like '%手术衣%' or w.item like '%帽%' then '防护衣帽'
    when w.item like '%手套%' or w.item like '%鞋%' or w.item like '%靴%' then '手足防护'
    when w.item like '%消毒%' or w.item like '%酒精%' or w.item like '%过氧乙酸%' or w.item like '%碘%' then '消毒'
    else '器械用品'
  end as category,
  w.standard,
  case when w.wanted > 1 then w.wanted end as amount
from wanted w
left join hospital_demand d on d.entry_id = w.entry_id and d.district_code = w.district_code
