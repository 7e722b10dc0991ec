-- Whose data a caller answers for, and on whose behalf a caller of an outside issuer asks.
alter table client add column organisation varchar(18);
alter table subscriber add column organisation varchar(18);
alter table subscriber add column party varchar(200);
update subscriber set party = id;
alter table subscriber alter column party set not null;
