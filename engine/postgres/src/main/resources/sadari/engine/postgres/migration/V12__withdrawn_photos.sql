-- Photos are named by the hash of their content, so that the same bytes may be somebody else's photo,
-- too. What was withdrawn may come back: whether anything shows it is looked up when it is asked for.
create table bucket.withdrawn_photo (
  blob text not null,
  post bigint not null,
  -- An id of the time of the deletion: what was uploaded later has a larger one.
  until bigint not null,
  primary key (blob, post)
);
comment on table bucket.withdrawn_photo is 'Bytes that were photos of posts that are gone.';
create index withdrawn_photo_post on bucket.withdrawn_photo (post);

create index media_original on bucket.media (original_blob);
create index media_small on bucket.media (small_blob) where small_blob is not null;
create index account_avatar on bucket.account (avatar_blob) where avatar_blob is not null;
create index account_header on bucket.account (header_blob) where header_blob is not null;
