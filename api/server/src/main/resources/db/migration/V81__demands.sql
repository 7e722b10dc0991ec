-- What parties need, and how far that has come.
create table demand (
  id varchar(64) primary key,
  person varchar(200) not null,
  party varchar(200) not null,
  asker varchar(200) not null,
  -- What is needed, as JSON.
  wish text not null,
  stage varchar(16) not null,
  provider_name varchar(200),
  provider_code varchar(18),
  entry varchar(200),
  promised_for date,
  ground varchar(2000),
  made_at timestamp with time zone not null,
  since timestamp with time zone not null,
  version integer not null,
  -- Entries that may satisfy it, as JSON.
  candidates text not null
);
create index demand_party on demand (party, id);
create index demand_provider on demand (provider_code, id);
create index demand_stage on demand (stage, id);

create table demand_event (
  demand varchar(64) not null,
  number integer not null,
  act varchar(16) not null,
  actor varchar(200) not null,
  at timestamp with time zone not null,
  said varchar(4000),
  primary key (demand, number)
);

-- Which demand was made under which Idempotency-Key.
create table demand_key (
  party varchar(200) not null,
  call_key varchar(200) not null,
  demand varchar(64) not null,
  primary key (party, call_key)
);

-- As what entries in force were last held against demands.
create table demand_matched_entry (
  entry varchar(200) primary key,
  digest varchar(64) not null
);
