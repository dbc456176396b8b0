/** Posts the reader keeps: favourites or bookmarks. */

import { h } from 'app/dom';
import { t } from 'app/words';
import { pageHead } from 'app/frame/shell';
import { feed, lifecycle, nothing } from 'app/feed/feed';
import { postCard } from 'app/post/card';

export default function kept(which) {
  const title = t(`nav.${which}`);
  const list = feed({
    path: `/api/v1/${which}`,
    query: { limit: 20 },
    label: title,
    render: (item) => postCard(item),
    empty: () => nothing(t(`${which}.emptyTitle`), t(`${which}.emptyText`)),
  });
  return { title, element: h('div.page', null, pageHead(title, { upTo: '/' }).element, list.element), again: list.reload, ...lifecycle(list) };
}
