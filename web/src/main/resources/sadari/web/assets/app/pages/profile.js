/** A person: pictures, words, numbers, and what they post. */

import { h, fill } from 'app/dom';
import { t } from 'app/words';
import { get } from 'app/api';
import { session } from 'app/session';
import { pageHead } from 'app/frame/shell';
import { failed, feed, nothing, skeletons } from 'app/feed/feed';
import { postCard } from 'app/post/card';
import { displayName } from 'app/people';
import { profileCard } from 'app/profile/card';

const TABS = {
  posts: { path: '', query: { exclude_replies: true } },
  with_replies: { path: '/with_replies', query: {} },
  media: { path: '/media', query: { only_media: true } },
};

export default function profile(acct, part) {
  const tab = part ?? 'posts';
  const title = `@${acct}`;
  const head = pageHead(title, { upTo: '/' });
  const place = h('div.profile-place', null, h('div.profile-skeleton', { 'aria-hidden': 'true' }), skeletons());
  const page = { title, element: h('div.page', null, head.element, place), whenTitled: (set) => (page.retitle = set), again: load };

  async function load() {
    page.list?.dispose();
    try {
      const account = await get('/api/v1/accounts/lookup', { acct });
      const relationship = session.signedIn ? (await get('/api/v1/accounts/relationships', { 'id[]': [account.id] }))[0] : null;
      paint(account, relationship);
    } catch (error) {
      fill(place, error.status === 404 ? nothing(t('profile.goneTitle'), t('profile.goneText')) : failed(error, load));
    }
  }

  function paint(account, relationship) {
    page.title = `${displayName(account)} (@${account.acct})`;
    page.retitle?.(page.title);
    head.rename(displayName(account));
    page.list = posts(account, tab);
    fill(place, profileCard(account, relationship), tabBar(account, tab), page.list.element);
  }

  page.resume = () => page.list?.resume();
  page.pause = () => page.list?.pause();
  page.dispose = () => page.list?.dispose();
  load();
  return page;
}

function posts(account, tab) {
  const own = session.me?.id === account.id;
  const taken = { posts: (post) => !post.in_reply_to_id, with_replies: () => true, media: (post) => post.media_attachments.length > 0 };
  return feed({
    path: `/api/v1/accounts/${account.id}/statuses`,
    query: { limit: 20, ...TABS[tab].query },
    label: t(`profile.${tab}`),
    render: (item) => postCard(item),
    accepts: (post) => own && taken[tab](post),
    empty: () => nothing(t('profile.emptyTitle'), own ? t('profile.emptyOwn') : t('profile.emptyText')),
  });
}

function tabBar(account, shown) {
  const tab = (name) => h('li', null, h('a.tab-link', { href: `/@${account.acct}${TABS[name].path}`, 'aria-current': name === shown ? 'page' : null }, t(`profile.${name}`)));
  return h('nav.tab-bar', { 'aria-label': t('profile.tabs') }, h('ul', null, Object.keys(TABS).map(tab)));
}
