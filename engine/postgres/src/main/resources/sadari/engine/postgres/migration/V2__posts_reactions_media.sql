-- Posts, threads, reactions, photos: what an author owns, and what others did with it.
--
-- Ids of posts and photos carry their owner's bucket, so they may begin a primary key. Rows that
-- others cause (replies, boosts, favourites) hang on the post they are about and stay when they are
-- taken back: an event that comes late finds that it came before. `active` says whether a row counts;
-- `was_active` is what it said before its latest change, so that one upsert tells the difference to add
-- to the tally (before PostgreSQL 18 `returning` cannot see the old row).

-- Posts --------------------------------------------------------------------------------------------

create table bucket.post (
  id bigint primary key,
  author bigint not null,
  visibility text not null check (visibility in ('PUBLIC', 'UNLISTED', 'PRIVATE', 'DIRECT')),
  delivery text not null check (delivery in ('PUSHED', 'PULLED')),
  body text not null,
  spoiler text not null,
  sensitive boolean not null,
  language text not null,
  mention_accounts bigint[] not null,
  mention_handles text[] not null,
  tags text[] not null,
  media bigint[] not null,
  parent bigint,
  parent_author bigint,
  root bigint,
  boosted bigint,
  boosted_author bigint,
  app bigint
);
comment on table bucket.post is 'Posts, replies and boosts; written once, never updated.';
-- Pages of an author's posts, and what readers pull from celebrities.
create index post_author on bucket.post (author, id);
-- An author's photos: few of many posts. Costs nothing for posts without.
create index post_with_media on bucket.post (author, id) where media <> '{}';
-- One boost of a post by the same author, and which posts an author boosted.
create unique index post_boost_once on bucket.post (author, boosted) where boosted is not null;

create table bucket.post_tally (
  post bigint primary key,
  replies bigint not null,
  boosts bigint not null,
  favourites bigint not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);
comment on table bucket.post_tally is
  'How often others reacted; there from the first reaction on. Narrow, half-filled pages, no index but the key: every update stays in its page (HOT).';

create table bucket.post_key (
  author bigint not null,
  key text not null,
  post bigint not null,
  primary key (author, key)
);
comment on table bucket.post_key is
  'Idempotency keys and what they published. The post''s id carries the time of use; what is too old is taken out now and then when its author posts again.';

-- Threads ------------------------------------------------------------------------------------------

create table bucket.thread_reply (
  root bigint not null,
  reply bigint not null,
  parent bigint not null,
  active boolean not null,
  primary key (root, reply)
);
comment on table bucket.thread_reply is
  'The whole thread beside its root, read in the order of the key. Of a reply that left before it came the parent is 0.';

create table bucket.post_reply (
  parent bigint not null,
  reply bigint not null,
  active boolean not null,
  was_active boolean not null,
  primary key (parent, reply)
);
comment on table bucket.post_reply is 'Which replies a post''s tally counts.';

create table bucket.post_boost (
  post bigint not null,
  boost bigint not null,
  booster bigint not null,
  active boolean not null,
  was_active boolean not null,
  primary key (post, boost)
);
comment on table bucket.post_boost is
  'Who boosted a post, by what; paged by the key. Outlives the post: its boosts are taken down after it.';

-- Reactions ----------------------------------------------------------------------------------------

create table bucket.favourite (
  actor bigint not null,
  post bigint not null,
  key bigint not null,
  version bigint not null,
  active boolean not null,
  primary key (actor, post)
);
comment on table bucket.favourite is 'Favourites on the actor''s side, which decides; those taken back stay for their version.';
-- Pages of what an actor favourited.
create index favourite_page on bucket.favourite (actor, key) where active;

create table bucket.favourited (
  post bigint not null,
  actor bigint not null,
  key bigint not null,
  version bigint not null,
  active boolean not null,
  was_active boolean not null,
  primary key (post, actor)
);
comment on table bucket.favourited is 'Favourites on the post''s side, which reflects the other one.';
-- Pages of who favourited a post.
create index favourited_page on bucket.favourited (post, key) where active;

create table bucket.bookmark (
  actor bigint not null,
  post bigint not null,
  key bigint not null,
  primary key (actor, post)
);
comment on table bucket.bookmark is 'What an account put aside for itself.';
-- Pages of bookmarks.
create index bookmark_page on bucket.bookmark (actor, key);

-- Photos -------------------------------------------------------------------------------------------

create table bucket.media (
  id bigint primary key,
  owner bigint not null,
  original_blob text not null,
  original_bytes bigint not null,
  original_width integer not null,
  original_height integer not null,
  small_blob text,
  small_bytes bigint,
  small_width integer,
  small_height integer,
  blurhash text not null,
  description text not null,
  focus_x double precision not null,
  focus_y double precision not null,
  post bigint
);
comment on table bucket.media is 'Uploaded photos and the one post that each is part of; the bytes lie elsewhere.';
-- Photos that no post uses, oldest first, for clearing up: few of many.
create index media_unattached on bucket.media (id) where post is null;
