-- Home inboxes, and the global index of public posts.

create table bucket.home (
  reader bigint not null,
  post bigint not null,
  author bigint not null,
  -- The author rides in the index: a page of home is read from the index alone, and so is the search
  -- for one author's entries. A second index would nearly double the cost of every push.
  primary key (reader, post) include (author)
) with (autovacuum_vacuum_insert_scale_factor = 0.05);
comment on table bucket.home is
  'What was pushed to whom. Vacuumed after inserts, so that pages of home need no look at the rows themselves.';

create table global.public_post (
  post bigint primary key,
  reply boolean not null,
  media boolean not null,
  tags text[] not null
);
comment on table global.public_post is 'Every public post that is no boost; with the key the public timeline.';
-- The public timeline of photos: few of many posts.
create index public_post_with_media on global.public_post (post) where media and not reply;

create table global.tag_post (
  tag text not null,
  post bigint not null,
  primary key (tag, post)
);
comment on table global.tag_post is 'The timelines of the tags.';
