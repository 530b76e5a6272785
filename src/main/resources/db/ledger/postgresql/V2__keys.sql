create table api_key (
  id text primary key,
  name text not null,
  roles text not null,
  created text not null,
  ends text,
  revoked text,
  per_second integer,
  digest bytea not null
);
