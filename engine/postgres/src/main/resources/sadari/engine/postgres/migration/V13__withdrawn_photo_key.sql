-- Rows belong to their post: the key begins with what they are looked up, moved and deleted by.
alter table bucket.withdrawn_photo drop constraint withdrawn_photo_pkey, add primary key (post, blob);
drop index bucket.withdrawn_photo_post;
create index withdrawn_photo_blob on bucket.withdrawn_photo (blob);
