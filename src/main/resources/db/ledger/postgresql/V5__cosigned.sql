create table cosigned (
  log integer primary key references log (id),
  size bigint not null,
  checkpoint text not null
);
