create table cosigned (
  log integer primary key references log (id),
  size integer not null,
  checkpoint text not null
);
