create table log (
  id integer primary key,
  origin text not null unique,
  public_key text not null,
  size integer not null,
  checkpoint text not null
);

create table record (
  log integer not null references log (id),
  position integer not null,
  id text not null unique,
  outcome text,
  instruments text,
  entry blob,
  facts text,
  salt blob,
  verdicts text,
  primary key (log, position)
) without rowid;

create table tile (
  log integer not null references log (id),
  level integer not null,
  position integer not null,
  hashes blob not null,
  primary key (log, level, position)
);

create table policy (
  version text primary key,
  archive blob not null
);
