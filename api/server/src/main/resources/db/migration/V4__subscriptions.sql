-- Who is to be told of new rows, and how far they have been told.
create table subscription (
  id varchar(100) primary key,
  subscriber varchar(200) not null,
  dataset varchar(200) not null,
  url varchar(2000) not null,
  secret varchar(200) not null,
  row_filter varchar(4000),
  state varchar(20) not null,
  state_reason varchar(2000),
  delivered_to bigint not null,
  delivered_parts integer not null,
  attempt integer not null,
  due timestamp with time zone not null,
  created_at timestamp with time zone not null
);
create index subscription_subscriber on subscription (subscriber, created_at);
