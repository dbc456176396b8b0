-- Portraits and headers that were replaced or taken away. Like photos of deleted posts they may come
-- back: whether anything shows the bytes is looked up when they are asked for.
create table bucket.withdrawn_portrait (
  account bigint not null,
  blob text not null,
  -- An id of the time of the change.
  until bigint not null,
  -- Whether every edge has confirmed that it forgot them.
  purged boolean not null default false,
  primary key (account, blob)
);
comment on table bucket.withdrawn_portrait is 'Bytes that were portraits or headers of an account and are not any more.';
create index withdrawn_portrait_blob on bucket.withdrawn_portrait (blob);
