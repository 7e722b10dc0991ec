-- Events are kept in the lake, in a chain. Here is only how far it has come.
drop table audit_event;
create table audit_position (
  kind varchar(20) primary key,
  sequence bigint not null,
  hash varchar(64) not null
);
