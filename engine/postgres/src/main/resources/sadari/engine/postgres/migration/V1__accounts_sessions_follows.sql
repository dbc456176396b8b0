-- Accounts, sessions, follows, the outbox; and the two global tables that accounts need.
--
-- Schema bucket: what an account owns. Every primary key begins with an id that carries the owner's
-- bucket in bits 12 to 21, so that ((id >> 12) & 1023) picks the rows of one bucket, in a query as in
-- the row filter of a publication. No foreign key, join or transaction reaches from one bucket into
-- another: any bucket may move to another database.
-- Schema global: what belongs to no bucket. It may lie in a database of its own.

create schema bucket;
comment on schema bucket is 'Rows that accounts own, by bucket; buckets move between databases.';
create schema global;
comment on schema global is 'What belongs to no bucket; may lie in a database of its own.';

-- Accounts -----------------------------------------------------------------------------------------

create table bucket.account (
  id bigint primary key,
  handle text not null,
  display_name text not null,
  note text not null,
  field_names text[] not null,
  field_values text[] not null,
  avatar_blob text,
  avatar_bytes bigint,
  avatar_width integer,
  avatar_height integer,
  header_blob text,
  header_bytes bigint,
  header_width integer,
  header_height integer,
  locked boolean not null,
  bot boolean not null,
  discoverable boolean not null,
  post_visibility text not null,
  post_sensitive boolean not null,
  post_language text not null,
  created_at timestamptz not null,
  celebrity boolean not null
);
comment on table bucket.account is 'Profiles, as everybody may see them.';

create table bucket.credential (
  account bigint primary key,
  email text not null,
  password_hash text not null
);
comment on table bucket.credential is 'How an account logs in; apart, so that no profile query can show it.';

create table bucket.account_tally (
  account bigint primary key,
  posts bigint not null,
  followers bigint not null,
  following bigint not null,
  last_post_at timestamptz
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);
comment on table bucket.account_tally is
  'Counts of rows elsewhere in the bucket, changed with them. No index but the key and half-filled pages: every update stays in its page (HOT).';

-- Sessions -----------------------------------------------------------------------------------------

create table bucket.app (
  id bigint primary key,
  name text not null,
  website text,
  redirect_uris text[] not null,
  scopes text not null,
  secret_hash text not null
);
comment on table bucket.app is 'Registered client applications, spread over the buckets by their ids.';

create table bucket.token (
  id bigint primary key,
  app bigint,
  account bigint,
  scopes text not null,
  secret_hash text not null,
  expires_at timestamptz
);
comment on table bucket.token is 'Access tokens and sessions (no app); the secret itself is nowhere.';
-- To revoke an account's sessions; partial, as most tokens are apps'.
create index token_session on bucket.token (account) where app is null;

create table bucket.authorization_code (
  id bigint primary key,
  app bigint not null,
  account bigint not null,
  scopes text not null,
  redirect_uri text not null,
  challenge text,
  secret_hash text not null,
  expires_at timestamptz not null,
  redeemed_for bigint
);
comment on table bucket.authorization_code is 'One-time codes, with the token they were exchanged for.';

-- Follows ------------------------------------------------------------------------------------------

create table bucket.following (
  follower bigint not null,
  target bigint not null,
  version bigint not null,
  state text not null check (state in ('NONE', 'REQUESTED', 'FOLLOWING')),
  boosts boolean not null,
  notifies boolean not null,
  celebrity boolean not null,
  key bigint not null,
  primary key (follower, target)
);
comment on table bucket.following is 'Follows on the follower''s side, which decides; ended ones stay for their version.';
-- Pages of whom an account follows.
create index following_page on bucket.following (follower, key) where state = 'FOLLOWING';
-- Whose posts a reader pulls: few of many rows.
create index following_celebrity on bucket.following (follower) where celebrity and state = 'FOLLOWING';

create table bucket.follower (
  target bigint not null,
  follower bigint not null,
  version bigint not null,
  state text not null check (state in ('NONE', 'REQUESTED', 'FOLLOWING')),
  boosts boolean not null,
  notifies boolean not null,
  key bigint not null,
  primary key (target, follower)
);
comment on table bucket.follower is 'Follows on the target''s side, which reflects the other one.';
-- Pages of followers, and of those who wait for consent. A fan-out walks the primary key.
create index follower_page on bucket.follower (target, key) where state = 'FOLLOWING';
create index follower_request on bucket.follower (target, key) where state = 'REQUESTED';

-- Notifications ------------------------------------------------------------------------------------

create table bucket.notification (
  id bigint primary key,
  reader bigint not null,
  kind text not null,
  sender bigint not null,
  post bigint not null,
  dismissed boolean not null default false
);
comment on table bucket.notification is 'What a reader was told; post is 0 where it is about none. Dismissed ones stay, so that they do not come twice.';
-- One of each; and all about a post, for taking them away.
create unique index notification_once on bucket.notification (reader, post, kind, sender);
-- Pages; the dismissed ones are not walked over.
create index notification_page on bucket.notification (reader, id) where not dismissed;

-- Outbox -------------------------------------------------------------------------------------------

create table bucket.outbox (
  id bigint primary key,
  kind text not null,
  numbers bigint[] not null,
  attempts integer not null,
  claimable_at timestamptz not null,
  cause text,
  buried boolean not null default false
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
comment on table bucket.outbox is
  'Events from their cause''s commit until their effects are done. A claim moves claimable_at to the end of its lease. Rows come and go: vacuumed often, at full speed.';
comment on column bucket.outbox.attempts is 'How often it was claimed.';
-- The claim's order; buried events are not walked over.
create index outbox_claimable on bucket.outbox (claimable_at) where not buried;

-- Global -------------------------------------------------------------------------------------------

create table global.handle_claim (
  account bigint primary key,
  handle_key text not null constraint handle_claim_handle unique,
  email_key text not null constraint handle_claim_email unique,
  claimed_at timestamptz not null,
  confirmed boolean not null default false
);
comment on table global.handle_claim is 'Who has which handle and e-mail address; the unique keys decide between concurrent claims.';

create table global.node_lease (
  node integer primary key check (node between 0 and 1023),
  from_millis bigint not null,
  until_millis bigint not null,
  held boolean not null default false
);
comment on table global.node_lease is
  'Node numbers of id generators. Milliseconds since 1970, as ids have milliseconds: spans that met inside one would share it. from_millis tells the holders of a number apart.';
-- Every number, free since the ids' epoch (2025-01-01T00:00:00Z).
insert into global.node_lease (node, from_millis, until_millis)
select node, 1735689600000, 1735689600000 from generate_series(0, 1023) as node;
