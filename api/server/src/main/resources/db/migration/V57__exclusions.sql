-- People and systems the administrator has shut out, and when people signed in last.
create table exclusion (
  id varchar(200) primary key,
  since timestamp with time zone not null
);
create table sign_in (
  id varchar(200) primary key,
  name varchar(200) not null,
  party varchar(200) not null,
  roles varchar(200) not null,
  at timestamp with time zone not null
);
