create table log (
  id integer primary key,
  origin text not null unique,
  public_key text not null,
  size bigint not null,
  checkpoint text not null
);

create table record (
  log integer not null references log (id),
  position bigint not null,
  id text collate "C" not null unique,
  outcome text,
  instruments text,
  entry bytea,
  facts text,
  salt bytea,
  verdicts text,
  primary key (log, position)
);

create table tile (
  log integer not null references log (id),
  level integer not null,
  position bigint not null,
  hashes bytea not null,
  primary key (log, level, position)
);

-- Already compressed.
alter table tile alter column hashes set storage external;

create table policy (
  version text primary key,
  archive bytea not null
);

alter table policy alter column archive set storage external;
