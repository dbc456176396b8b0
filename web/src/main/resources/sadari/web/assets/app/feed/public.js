/** The public timeline as a list. */

import { t } from 'app/words';
import { feed, nothing } from 'app/feed/feed';
import { EVERYBODY } from 'app/feed/places';
import { postCard } from 'app/post/card';

export function publicFeed() {
  return feed({
    path: EVERYBODY[0],
    query: EVERYBODY[1],
    label: t('nav.public'),
    render: (item) => postCard(item),
    live: true,
    accepts: (post) => post.visibility === 'public' && !post.in_reply_to_id,
    empty: () => nothing(t('public.emptyTitle'), t('public.emptyText')),
  });
}
