-- What operators did. The id, and with it the row, is in the bucket of the account that it concerns.
create table bucket.moderation_deed (
  id bigint primary key,
  kind text not null,
  account bigint not null,
  post bigint,
  reason text
);
comment on table bucket.moderation_deed is 'What operators did about posts and accounts; the id tells when.';
create unique index moderation_deed_removal on bucket.moderation_deed (post) where kind = 'REMOVE_POST';
