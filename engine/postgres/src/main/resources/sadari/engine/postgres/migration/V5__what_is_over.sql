-- Sessions and codes that are over are found by when they ended, to be forgotten.
create index token_over on bucket.token (expires_at) where expires_at is not null;
create index authorization_code_over on bucket.authorization_code (expires_at);
