-- By what derived columns may be graded lower than their inputs; kept for ever.
create table grade_exception (
  id varchar(64) primary key,
  dataset varchar(200) not null,
  -- Null: all columns of it.
  column_name varchar(128),
  grade varchar(20) not null,
  because varchar(20) not null,
  why varchar(1000) not null,
  -- theme.people/total/general-3, separated by commas.
  inputs varchar(20000) not null,
  until_day date not null,
  state varchar(20) not null,
  asked_by varchar(200) not null,
  asked_at timestamp with time zone not null,
  asked_words varchar(1000) not null,
  decided_by varchar(200),
  decided_at timestamp with time zone,
  decided_words varchar(1000),
  ended_by varchar(200),
  ended_at timestamp with time zone,
  ended_words varchar(1000)
);
create index grade_exception_dataset on grade_exception (dataset, id);
