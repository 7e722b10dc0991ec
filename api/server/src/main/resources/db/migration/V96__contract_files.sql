-- The file each dataset's entry was last written from: a mistake in it leaves the entry as it is.
create table directory_contract_file (
  entry varchar(200) primary key,
  file varchar(200) not null
);
-- Entries that followed contracts before: from files nobody remembers.
insert into directory_contract_file
  select id, '' from directory_entry where contract is not null and state <> 'WITHDRAWN';
