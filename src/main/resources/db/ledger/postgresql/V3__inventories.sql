create table inventory (
  id text collate "C" primary key,
  about text not null,
  complete integer not null
);

create table inventory_row (
  inventory text not null references inventory (id),
  position bigint not null,
  cells text not null,
  labels text,
  facts text,
  answer text,
  problem text,
  primary key (inventory, position)
);

create table mapping (
  id text not null,
  revision integer not null,
  version text not null,
  created text not null,
  created_by text not null,
  model text not null,
  primary key (id, revision)
);
