-- Rows belong to their post: the key begins with what they are looked up, moved and deleted by.
-- The same columns are unique throughout, which is all that an older server asks for.
alter table bucket.withdrawn_photo
  drop constraint withdrawn_photo_pkey, -- unused since 0.1: no program names it
  add primary key (post, blob);
drop index bucket.withdrawn_photo_post;
create index withdrawn_photo_blob on bucket.withdrawn_photo (blob);
