-- Agreements in all their versions. Terms are the JSON of what was agreed; what is searched stands beside it.
create table agreement_version (
  agreement varchar(100) not null,
  version integer not null,
  since timestamp with time zone not null,
  dataset varchar(200) not null,
  provider varchar(40) not null,
  recipient varchar(200) not null,
  purpose varchar(100) not null,
  use_text varchar(4000) not null,
  ground varchar(4000),
  terms varchar(60000) not null,
  state varchar(20) not null,
  request varchar(100),
  made_by varchar(200) not null,
  note varchar(4000),
  revision bigint not null,
  primary key (agreement, version)
);
create index agreement_version_revision on agreement_version (revision);
-- One row, counted up with every version: writers queue at it, and readers see by it what is new.
create table agreement_revision (id integer primary key, revision bigint not null);
insert into agreement_revision (id, revision) values (1, 0);
-- What was revoked stays so. The others are taken over from the parties file, or made anew.
insert into agreement_version (agreement, version, since, dataset, provider, recipient, purpose, use_text, terms,
    state, made_by, revision)
  select id, 1, valid_from, dataset, '', recipient, 'unknown', purpose,
    '{"ways":[],"columns":[],"masks":{},"from":"1970-01-01T00:00:00Z","networks":[],"clearance":"GENERAL_1"}',
    state, 'steward', 0
  from agreement where state = 'REVOKED';
drop table agreement;
-- Calls by agreements that allow so many a day.
create table agreement_call (
  agreement varchar(100) not null,
  on_day date not null,
  calls integer not null,
  primary key (agreement, on_day)
);
