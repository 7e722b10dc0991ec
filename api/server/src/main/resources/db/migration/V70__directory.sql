-- The resource directory; nothing of it is ever deleted.
create table directory_entry (
  id varchar(200) primary key,
  kind varchar(20) not null,
  code varchar(60) unique,
  -- Of the newest revision.
  state varchar(20) not null,
  latest integer not null,
  -- The revision in force, 0 while none is.
  published integer not null,
  contract varchar(200),
  provider_code varchar(4000) not null,
  -- Digest of provider and title of the newest revision, for titles that differ in how they are typed.
  likeness varchar(64) not null
);
create index directory_entry_state on directory_entry (state, id);
create index directory_entry_likeness on directory_entry (likeness);

create table directory_revision (
  entry varchar(200) not null,
  number integer not null,
  state varchar(20) not null,
  -- JSON: a list of ids.
  authors text not null,
  -- JSON.
  draft text not null,
  since timestamp with time zone not null,
  primary key (entry, number)
);

create table directory_step (
  number bigint primary key,
  entry varchar(200) not null,
  revision integer not null,
  act varchar(20) not null,
  actor varchar(200) not null,
  at timestamp with time zone not null,
  words text
);
create index directory_step_entry on directory_step (entry, number);

-- Whoever writes holds this row until they are done: no step appears below a number already seen.
create table directory_last_step (number bigint not null);
insert into directory_last_step values (0);

-- The last number given below the digits of a category.
create table directory_number (
  prefix varchar(20) primary key,
  given bigint not null
);

-- Categories the city added to those of the guide, by their digits, which never change.
create table directory_category (
  prefix varchar(20) primary key,
  name varchar(60) not null
);
