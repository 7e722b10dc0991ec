-- One hospital out of two lists: A, hospitals that asked for supplies, and B, hospitals designated for
-- fever patients. Neither list has a code in common with the other; names differ in prefix, affiliation,
-- campus and remark. Only entries of the same district are compared, which also keeps campuses apart that
-- lie in different ones.
with entry as (
  select 'A' as list, entry_id, name, district_code, address, duty_phone, cast(null as string) as category
  from hospital_demand
  union all
  select 'B' as list, entry_id, name, district_code, cast(null as string) as address, duty_phone, category
  from hospital_designated
),
-- core: what is left of a name without remarks in brackets, without the affiliation up to 附属 and without the
-- place in front, so that 武汉同济医院 meets 华中科技大学同济医学院附属同济医院.
named as (
  select *,
    name_key(name) as whole,
    regexp_replace(
      coalesce(name_key(regexp_replace(name, '[(][^)]*[)]', '')), name_key(name)),
      '^(.*附属|武汉大学|武汉市|武汉|湖北省)', '') as core,
    regexp_extract(name, '第([一二三四五六七八九十]+)', 1) as ordinal
  from entry
),
compared as (
  select a.entry_id as a_id, b.entry_id as b_id,
    similarity(a.whole, b.whole) as alike_whole,
    case
      when a.whole = b.whole or a.core = b.core then 1.0D
      -- 第三医院 and 第七医院 are nearly the same text, and never the same hospital.
      when a.ordinal <> b.ordinal then 0.0D
      -- One name ends with the whole of the other: 协和武汉红十字会医院, 红十字会医院. Short ones (人民医院) say too little.
      when least(length(a.core), length(b.core)) >= 5
        and (endswith(a.core, b.core) or endswith(b.core, a.core)) then 0.96D
      else similarity(a.core, b.core)
    end as alike
  from named a join named b on a.district_code = b.district_code
  where a.list = 'A' and b.list = 'B'
),
-- Each entry of A goes to the entry of B most like it: two of A may go to one of B, which shows that A names
-- it twice. Below 0.95 names of different hospitals begin to meet (中医院, 中南医院: 0.925).
matched as (
  select a_id, b_id, alike
  from (
    select *, row_number() over (partition by a_id order by alike desc, alike_whole desc, b_id) as place
    from compared
    where alike >= 0.95
  )
  where place = 1
),
-- A hospital is known by its entry in B; entries of A alone that share a core name are one, known by the first.
member as (
  select n.*, m.alike,
    case
      when n.list = 'B' then n.entry_id
      when m.b_id is not null then m.b_id
      else min(n.entry_id) over (partition by n.district_code, n.core, n.list, m.b_id)
    end as hospital_id
  from named n left join matched m on n.entry_id = m.a_id
)
-- Which value survives: the name as designated, because B is an official list, else the longest; address and
-- phone from the entry of A most like it, because A is newer and B has no addresses; B's phone where A has none.
select
  hospital_id,
  coalesce(max(case when list = 'B' then name end), max_by(name, struct(length(name), name))) as name,
  district_code,
  min_by(address, struct(-coalesce(alike, 0.0D), entry_id)) filter (where address is not null) as address,
  coalesce(
    min_by(duty_phone, struct(-coalesce(alike, 0.0D), entry_id)) filter (where list = 'A' and duty_phone is not null),
    max(case when list = 'B' then duty_phone end)) as duty_phone,
  max(category) as category,
  bool_or(list = 'A') as asks_for_supplies,
  bool_or(list = 'B') as designated,
  nullif(array_join(sort_array(collect_list(case when list = 'A' then entry_id end)), ' '), '') as demand_entries,
  count(*) as entries,
  cast(round(min(alike), 3) as decimal(4,3)) as name_alike
from member
group by hospital_id, district_code
