-- How far accounts have come. Not in the log, so a commit of it waits for neither disk nor standby;
-- a crash empties it and a standby has none of it, both of which are allowed.
create unlogged table bucket.vector (
  account bigint primary key,
  timeline bigint not null,
  lsn bigint not null,
  invalidation bigint not null,
  raised_at timestamptz not null default now()
) with (fillfactor = 50);
comment on table bucket.vector is 'How far an account has come in the history of the data.';

create table global.timeline (
  id bigint primary key,
  token uuid not null default gen_random_uuid(),
  began timestamptz not null default now()
);
comment on table global.timeline is
  'A row per timeline, written on it: who shows it has come there. The token tells apart two
  histories that took the same number.';

create table global.database_host (
  address text primary key
);
comment on table global.database_host is
  'Hosts of the database beside those that the servers were configured with, as host:port.';
