-- Photos' versions, and the edits that were asked for.
--
-- A photo's row shows one of its versions: `version` is its number. `versions` is the highest number
-- given out: an edit has its number from the moment it is asked for. `settled` is the highest number
-- that was shown or undone: what has a lower one is not shown any more when it comes late.

alter table bucket.media
  add column version integer not null default 0,
  add column versions integer not null default 0,
  add column settled integer not null default 0;

create table bucket.media_version (
  media bigint not null,
  version integer not null,
  job bigint,
  base integer,
  edits text,
  original_blob text not null,
  original_bytes bigint not null,
  original_width integer not null,
  original_height integer not null,
  small_blob text,
  small_bytes bigint,
  small_width integer,
  small_height integer,
  blurhash text not null,
  primary key (media, version)
);
comment on table bucket.media_version is
  'Versions of photos that were ever edited, the uploaded one (0) with them; written once, gone with the photo.';

create table bucket.media_edit (
  id bigint primary key,
  owner bigint not null,
  media bigint not null,
  base integer not null,
  version integer not null,
  edits text not null,
  key text,
  state text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
  percent integer not null,
  reason text
) with (fillfactor = 70);
comment on table bucket.media_edit is 'Edits that were asked for, and how far they are; gone with the photo.';
-- Of one photo: which are under way, and all when it goes.
create index media_edit_media on bucket.media_edit (media);
-- A repeated request is known by its key.
create unique index media_edit_key on bucket.media_edit (owner, key) where key is not null;
