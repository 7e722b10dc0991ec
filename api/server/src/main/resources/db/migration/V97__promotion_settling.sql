-- What is about to be published, so that a server that died after it tells what it would have told.
alter table promotion add column report text;
