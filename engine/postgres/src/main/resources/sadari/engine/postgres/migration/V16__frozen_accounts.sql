-- An account that operators froze has no tokens, and gets none.
alter table bucket.credential add column frozen boolean not null default false;
comment on column bucket.credential.frozen is 'Whether operators let nobody in with it.';
-- To revoke what people granted to applications; together with token_session all of an account's tokens.
create index token_of_app on bucket.token (account) where app is not null and account is not null;
