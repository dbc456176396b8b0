-- What people tell the operators about each other. The id, and with it the row, is in the bucket of who
-- tells.
create table bucket.report (
  id bigint primary key,
  reporter bigint not null,
  about bigint not null,
  posts bigint[] not null,
  category text not null,
  comment text not null,
  resolved boolean not null default false
);
comment on table bucket.report is 'What people reported to the operators; the id tells when.';
-- Those that wait: few of many.
create index report_open on bucket.report (id) where not resolved;
