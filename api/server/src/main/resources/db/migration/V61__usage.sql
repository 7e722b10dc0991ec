-- What parties took: by day (2026-06-01) and by month (2026-06).
create table usage_count (
  party varchar(200) not null,
  period varchar(10) not null,
  requests bigint not null,
  row_count bigint not null,
  byte_count bigint not null,
  primary key (party, period)
);
