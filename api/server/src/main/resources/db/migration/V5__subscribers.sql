-- Which subscription was made under which Idempotency-Key.
create table subscription_key (
  subscriber varchar(200) not null,
  call_key varchar(200) not null,
  subscription varchar(100) not null,
  primary key (subscriber, call_key)
);
-- Subscribers of an outside issuer, as their last token described them: deliveries happen without one.
create table subscriber (
  id varchar(200) primary key,
  name varchar(200) not null,
  roles varchar(200) not null,
  district varchar(12),
  clearance varchar(20) not null
);
