-- Spreadsheets of the directory that were sent in; the files themselves are kept in the home.
create table directory_import (
  id varchar(36) not null primary key,
  sender varchar(200) not null,
  -- 统一社会信用代码 of the only provider the sender writes for; null for stewards.
  organisation varchar(18),
  call_key varchar(200),
  file_name varchar(200) not null,
  state varchar(16) not null,
  -- Why it cannot be read, while it cannot.
  problem varchar(2000),
  -- What is to be taken in, while that goes on.
  submit boolean,
  changes boolean,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  unique (sender, call_key)
);
create index directory_import_sender on directory_import (sender, created_at);

create table directory_import_entry (
  upload varchar(36) not null references directory_import (id),
  number integer not null,
  title varchar(4000) not null,
  outcome varchar(16) not null,
  entry varchar(200),
  -- How many findings; the first kind blocks.
  mistakes integer not null,
  warnings integer not null,
  -- The findings, as JSON.
  findings text not null,
  primary key (upload, number)
);
create index directory_import_entry_outcome on directory_import_entry (upload, outcome, number);
