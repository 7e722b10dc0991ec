-- The city's own data elements and code lists: every edition of them.
create table standard_edition (
  kind varchar(16) not null,
  id varchar(64) not null,
  number integer not null,
  stage varchar(16) not null,
  -- What it says, as JSON.
  body text not null,
  -- Ids of all who wrote in it, as JSON.
  authors text not null,
  judge varchar(200),
  successor varchar(64),
  note varchar(2000),
  changed_at timestamp with time zone not null,
  primary key (kind, id, number)
);
