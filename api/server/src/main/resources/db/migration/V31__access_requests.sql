-- Requests for data: what is searched, and all that happened to each.
create table access_request (
  id varchar(100) primary key,
  applicant varchar(200) not null,
  party varchar(200) not null,
  dataset varchar(200) not null,
  provider varchar(40) not null,
  renews varchar(100),
  state varchar(20) not null,
  events integer not null,
  call_key varchar(200)
);
create unique index access_request_key on access_request (applicant, call_key);
create index access_request_party on access_request (party, id);
create index access_request_provider on access_request (provider, id);
create index access_request_state on access_request (state, id);
create table access_request_event (
  request varchar(100) not null references access_request (id),
  place integer not null,
  kind varchar(30) not null,
  body varchar(500000) not null,
  primary key (request, place)
);
