create table said (
  reference text primary key,
  verdict text not null
) without rowid;
