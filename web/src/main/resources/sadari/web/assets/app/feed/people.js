/** A list of people with the reader's relationship to each. */

import { t } from 'app/words';
import { get } from 'app/api';
import { session } from 'app/session';
import { feed, nothing } from 'app/feed/feed';
import { personCard } from 'app/people';

/** The relationships to a page of accounts, by id. */
export async function relationships(accounts) {
  if (!session.signedIn || !accounts.length) return new Map();
  const found = await get('/api/v1/accounts/relationships', { 'id[]': accounts.map((account) => account.id) });
  return new Map(found.map((one) => [one.id, one]));
}

export function peopleFeed(path, query, label) {
  return feed({ path, query: { limit: 40, ...query }, label, prepare: relationships, render: (account, known) => personCard(account, known?.get(account.id)), empty: () => nothing(t('feed.nobody')), shape: 'person' });
}
