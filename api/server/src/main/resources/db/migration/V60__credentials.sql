-- By what clients prove who they are: several at a time, each with an end.
create table credential (
  id varchar(64) primary key,
  client varchar(64) not null references client (id),
  kind varchar(10) not null,
  name varchar(200) not null,
  origin varchar(10) not null,
  -- Hash of a secret, or a public key.
  material varchar(4000) not null,
  key_id varchar(200),
  call_key varchar(200),
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  ends_at timestamp with time zone
);
create index credential_client on credential (client, created_at);
create unique index credential_call on credential (client, call_key);

insert into credential (id, client, kind, name, origin, material, created_at)
select 'cred-' || id, id, 'SECRET', 'credentials.json', 'FILE', secret, created_at from client;
alter table client drop column secret;
alter table client add column secrets boolean default true not null;

-- Assertions that were used and have not expired: each is taken once.
create table used_assertion (
  client varchar(64) not null,
  assertion varchar(64) not null,
  expires_at timestamp with time zone not null,
  primary key (client, assertion)
);
create index used_assertion_expiry on used_assertion (expires_at);
