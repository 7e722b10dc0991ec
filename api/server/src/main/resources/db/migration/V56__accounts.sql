-- People who sign in with a password of this server.
create table account (
  id varchar(64) primary key,
  password varchar(200) not null,
  created_at timestamp with time zone not null
);
