-- Proposals for grades, with what became of them; kept for ever.
create table grade_proposal (
  id varchar(64) primary key,
  entry varchar(200) not null,
  column_name varchar(500) not null,
  -- entry and column while it is open, so that there is but one open proposal for each column.
  open_for varchar(800) unique,
  state varchar(20) not null,
  advice text not null,
  made_at timestamp with time zone not null,
  first_by varchar(200),
  first_at timestamp with time zone,
  first_words varchar(1000),
  decided_by varchar(200),
  decided_at timestamp with time zone,
  decided_words varchar(1000)
);
create index grade_proposal_entry on grade_proposal (entry, id);
create index grade_proposal_state on grade_proposal (state, entry, id);

-- What each dataset was like when it was last looked through.
create table grade_look (
  entry varchar(200) primary key,
  -- The version of its contract, and its grades.
  described varchar(4000) not null,
  snapshot_id bigint not null,
  row_count bigint not null,
  looked_at timestamp with time zone not null
);

alter table grade_exception add column call_key varchar(200);
create unique index grade_exception_call on grade_exception (asked_by, call_key);
