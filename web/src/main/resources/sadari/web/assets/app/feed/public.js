/** The public timeline as a list. */

import { t } from 'app/words';
import { feed, nothing } from 'app/feed/feed';
import { postCard } from 'app/post/card';

export function publicFeed() {
  return feed({
    path: '/api/v1/timelines/public',
    query: { limit: 20, local: true },
    label: t('nav.public'),
    render: (item) => postCard(item),
    live: true,
    accepts: (post) => post.visibility === 'public' && !post.in_reply_to_id,
    empty: () => nothing(t('public.emptyTitle'), t('public.emptyText')),
  });
}
