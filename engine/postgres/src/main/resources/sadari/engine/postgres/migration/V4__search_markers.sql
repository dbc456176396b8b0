-- Search: what people are found by, and tags by how they start. Markers: how far somebody has read.
--
-- Words and tags are compared by code point (collation "C"): so a prefix is a range of the index,
-- whatever the database's own collation is.

-- People -------------------------------------------------------------------------------------------

create table global.search_account (
  account bigint primary key,
  words text[] not null
);
comment on table global.search_account is
  'What each account is found by, folded. Its row is locked while the words change, so that they are those of one writer.';

create table global.search_word (
  word text collate "C" not null,
  account bigint not null,
  primary key (word, account)
);
comment on table global.search_word is 'The same by word: a prefix is a range of the key.';
-- Whether an account found by one word has the others too; and which words it had.
create index search_word_account on global.search_word (account, word);

-- Everybody who is here already is found, too: an event of each, under the account's own number,
-- which no other event has.
insert into bucket.outbox (id, kind, numbers, attempts, claimable_at)
select id, 'account-changed', array[id], 0, now() from bucket.account;

-- Tags ---------------------------------------------------------------------------------------------

alter table global.tag_post alter column tag type text collate "C";

-- Markers ------------------------------------------------------------------------------------------

create table bucket.marker (
  account bigint not null,
  place text not null,
  last_read bigint not null,
  version bigint not null,
  updated_at timestamptz not null,
  primary key (account, place)
);
comment on table bucket.marker is 'How far an account has read, by place; only moves on.';
