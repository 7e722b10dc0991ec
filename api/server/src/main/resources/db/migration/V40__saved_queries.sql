-- Questions in SQL that were saved, reviewed and published; every version of them.
create table saved_query (
  name varchar(64) not null,
  version integer not null,
  title_zh varchar(200) not null,
  title_en varchar(200) not null,
  description_zh varchar(4000) not null,
  description_en varchar(4000) not null,
  statement text not null,
  -- Lists of objects, as JSON.
  parameters text not null,
  answer_columns text not null,
  tables_read text not null,
  owner varchar(200) not null,
  state varchar(16) not null,
  reviewer varchar(200),
  note varchar(2000),
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  primary key (name, version)
);
create index saved_query_owner on saved_query (owner, name);
create index saved_query_state on saved_query (state, changed_at);
