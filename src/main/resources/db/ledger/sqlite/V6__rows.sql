-- A row of a table without rowid that is longer than a quarter of a page has a page of its own beside it: a record of 1 KB took 4.7.
create table record_by_row (
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
);

insert into record_by_row (log, position, id, outcome, instruments, entry, facts, salt, verdicts)
  select log, position, id, outcome, instruments, entry, facts, salt, verdicts from record order by log, position;

drop table record;

alter table record_by_row rename to record;

create table said_by_row (
  reference text primary key,
  verdict text not null
);

insert into said_by_row (reference, verdict) select reference, verdict from said;

drop table said;

alter table said_by_row rename to said;
