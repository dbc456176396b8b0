-- Bytes of photos that nothing refers to any more.
create table global.doomed_blob (
  key text primary key,
  doomed_at timestamptz not null default clock_timestamp()
);
comment on table global.doomed_blob is
  'Keys of stored bytes that nothing referred to when somebody looked; deleted after a while, unless they are put again.';

-- Whether a version of a photo refers to a key; for the other tables the next migration has the indexes.
create index media_version_original on bucket.media_version (original_blob);
create index media_version_small on bucket.media_version (small_blob) where small_blob is not null;
