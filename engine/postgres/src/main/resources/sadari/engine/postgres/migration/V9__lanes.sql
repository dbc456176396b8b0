-- The outbox is the queue of jobs: each event is in a lane, and lanes are claimed apart. A version
-- that knows no lanes claims from all of them, and what it writes is interactive.
alter table bucket.outbox add column lane text collate "C" not null default 'interactive';
alter table bucket.outbox add column buried_at timestamptz;
comment on column bucket.outbox.lane is 'Among which kind of work it is done; lanes do not wait for each other.';
comment on column bucket.outbox.buried_at is 'When it was given up.';

update bucket.outbox set lane = 'fanout' where kind in ('deliver', 'withdraw');
update bucket.outbox set lane = 'bulk' where kind = 'celebrity-risen';

-- In place of the index without lanes, so that writing an event costs no more than before. The
-- version before finds its few events without one.
create index outbox_lane on bucket.outbox (lane, claimable_at) where not buried;
drop index bucket.outbox_claimable;
create index outbox_buried on bucket.outbox (id) where buried;

create table global.schedule (
  name text primary key,
  due timestamptz not null,
  turn bigint not null
);
comment on table global.schedule is
  'Jobs that one of many servers does at a time. While somebody has the turn, due is the end of the lease; turn tells the holders apart.';
