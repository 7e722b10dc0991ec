-- What providers and recipients agreed on.
create table agreement (
  id varchar(100) primary key,
  dataset varchar(200) not null,
  recipient varchar(64) not null,
  purpose varchar(2000) not null,
  ways varchar(200) not null,
  column_names varchar(20000) not null,
  row_filter varchar(4000),
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone,
  clearance varchar(20) not null,
  state varchar(20) not null
);
create index agreement_about on agreement (dataset, recipient);
