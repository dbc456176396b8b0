/** Public posts with one hashtag. */

import { h } from 'app/dom';
import { t } from 'app/words';
import { pageHead } from 'app/frame/shell';
import { feed, lifecycle, nothing } from 'app/feed/feed';
import { postCard } from 'app/post/card';

export default function tag(name) {
  const title = `#${name}`;
  const timeline = feed({
    path: `/api/v1/timelines/tag/${encodeURIComponent(name)}`,
    query: { limit: 20 },
    label: title,
    render: (item) => postCard(item),
    live: true,
    empty: () => nothing(t('tag.emptyTitle'), t('tag.emptyText')),
  });
  return { title, element: h('div.page', null, pageHead(title, { upTo: '/public' }).element, timeline.element), again: timeline.reload, ...lifecycle(timeline) };
}
