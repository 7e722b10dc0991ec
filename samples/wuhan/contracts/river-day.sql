-- The day of a gauge, as people at the river count days: by the clock of Beijing, from midnight to midnight.
-- last_stage is the reading nearest the end of the day, whatever arrived last.
select
  station,
  cast(from_utc_timestamp(observed_at, 'Asia/Shanghai') as date) as day,
  max_by(station_name, observed_at) as station_name,
  max_by(longitude, observed_at) as longitude,
  max_by(latitude, observed_at) as latitude,
  count(stage) as readings,
  max_by(stage, observed_at) filter (where stage is not null) as last_stage,
  max(stage) as highest_stage,
  min(stage) as lowest_stage,
  cast(avg(flow) as decimal(12,2)) as mean_flow,
  max(observed_at) as last_observed_at
from river_stage
group by station, cast(from_utc_timestamp(observed_at, 'Asia/Shanghai') as date)
