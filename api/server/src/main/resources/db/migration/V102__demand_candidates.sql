-- Which entries may satisfy which demand, to be found by the entry.
create table demand_candidate (
  demand varchar(64) not null,
  entry varchar(200) not null,
  primary key (demand, entry)
);
create index demand_candidate_entry on demand_candidate (entry, demand);
create index demand_entry on demand (entry, id);
-- Open demands are held against all entries again, which writes down those that fit.
update demand_matched set step = 0;
