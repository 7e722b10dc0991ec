-- Those who may call with a secret of the embedded issuer.
create table client (
  id varchar(64) primary key,
  name varchar(200) not null,
  english varchar(200),
  roles varchar(200) not null,
  district varchar(12),
  clearance varchar(20) not null,
  secret varchar(200) not null,
  created_at timestamp with time zone not null
);
