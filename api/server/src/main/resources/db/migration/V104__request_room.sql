-- One row for each party that asked for data: whoever adds a request holds it, so that no two are
-- counted as the last that may be open.
create table access_request_room (party varchar(200) primary key);
