-- What is watched and how it is told; how far it was told changes with each delivery and lies apart.
create table subscription_progress (
  subscription varchar(100) primary key references subscription (id) on delete cascade,
  snapshot bigint not null,
  told integer not null,
  holding text not null,
  attempt integer not null,
  due timestamp with time zone not null,
  version bigint not null
);
-- A part had 500 rows so far.
insert into subscription_progress (subscription, snapshot, told, holding, attempt, due, version)
  select id, delivered_to, delivered_parts * 500, '[]', attempt, due, 0 from subscription;
alter table subscription add party varchar(200);
update subscription set party = subscriber;
alter table subscription alter column party set not null;
alter table subscription add watch varchar(20) default 'ROWS' not null;
alter table subscription add until_filter varchar(4000);
alter table subscription add per varchar(4000);
alter table subscription add channel varchar(20) default 'WEBHOOK' not null;
alter table subscription alter column url drop not null;
alter table subscription alter column secret drop not null;
alter table subscription add previous_secret varchar(200);
alter table subscription add previous_until timestamp with time zone;
alter table subscription add state_since timestamp with time zone;
update subscription set state_since = due;
alter table subscription alter column state_since set not null;
alter table subscription drop column delivered_to;
alter table subscription drop column delivered_parts;
alter table subscription drop column attempt;
alter table subscription drop column due;
create index subscription_party on subscription (party, created_at);
