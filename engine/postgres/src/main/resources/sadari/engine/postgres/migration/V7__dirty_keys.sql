-- Keys of changed things that the cache which servers share could not be told of. Whoever can tell
-- it does, and takes the row out; while there is a row, no server vouches for its caches. Nearly
-- always empty, and asked for many times a second.
create table global.dirty_key (
  id bigint generated always as identity primary key,
  key text not null, -- '*' for all
  noted_at timestamptz not null default clock_timestamp()
);
comment on table global.dirty_key is
  'Keys of changed things that the shared cache could not be told of yet; while there is a row, no cache is trusted.';
