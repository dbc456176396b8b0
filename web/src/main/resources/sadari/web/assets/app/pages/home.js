/** The home timeline of a member. */

import { h, narrow } from 'app/dom';
import { t } from 'app/words';
import { session } from 'app/session';
import { pageHead } from 'app/frame/shell';
import { feed, lifecycle, nothing } from 'app/feed/feed';
import { HOME } from 'app/feed/places';
import { postCard } from 'app/post/card';
import { composer } from 'app/compose/composer';

export default function home() {
  const title = t('nav.home');
  const timeline = feed({
    path: HOME[0],
    query: HOME[1],
    label: title,
    render: (item) => postCard(item),
    live: true,
    accepts: (post) => post.visibility !== 'direct' || post.account.id === session.me.id,
    empty: () => nothing(t('home.emptyTitle'), t('home.emptyText'), h('a.button.button-main', { href: '/public' }, t('home.emptyAction'))),
  });
  const head = pageHead(title, { logo: true });
  const writing = narrow() ? null : composer().element;
  return { title, element: h('div.page', null, head.element, writing && h('div.write-here', null, writing), timeline.element), again: timeline.reload, ...lifecycle(timeline) };
}
