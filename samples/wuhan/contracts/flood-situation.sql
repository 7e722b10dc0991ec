-- Where the river stands against its limits, and which way it goes. Stations without limits keep their row: that
-- nobody has set a limit is no reason to hide the water.
with change as (
  select *, last_stage - lag(last_stage) over (partition by station order by day) as rise
  from river_day
)
select
  c.station,
  c.day,
  c.station_name,
  c.longitude,
  c.latitude,
  c.last_stage,
  c.highest_stage,
  cast(c.rise as decimal(8,3)) as rise,
  case
    when c.rise > 0.02 then '涨'
    when c.rise < -0.02 then '落'
    when c.rise is not null then '平'
  end as trend,
  l.warning_stage,
  l.guarantee_stage,
  cast(l.warning_stage - c.highest_stage as decimal(8,3)) as below_warning,
  case
    when l.warning_stage is null then '未设警戒'
    when c.highest_stage >= l.guarantee_stage then '超保证'
    when c.highest_stage >= l.warning_stage then '超警戒'
    else '正常'
  end as situation,
  c.last_observed_at
from change c
left join flood_limit l on l.station = c.station
