-- The last step of the directory that open demands were held against.
create table demand_matched (step bigint not null);
insert into demand_matched values (0);
drop table demand_matched_entry;
