-- On whose behalf, from where, and on which ground.
alter table audit_event add column party varchar(200);
alter table audit_event add column peer varchar(64);
alter table audit_event add column agreement varchar(100);
alter table audit_event add column purpose varchar(2000);
