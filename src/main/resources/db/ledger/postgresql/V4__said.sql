create table said (
  reference text collate "C" primary key,
  verdict text not null
);
