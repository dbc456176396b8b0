/** Finds people, hashtags and posts. */

import { h, fill } from 'app/dom';
import { icon } from 'app/icons';
import { t } from 'app/words';
import { get } from 'app/api';
import { pageHead } from 'app/frame/shell';
import { searchBox } from 'app/frame/aside';
import { failed, nothing, skeletons } from 'app/feed/feed';
import { relationships } from 'app/feed/people';
import { personCard } from 'app/people';
import { postCard } from 'app/post/card';

export default function search() {
  const words = new URLSearchParams(location.search).get('q') ?? '';
  const title = words ? t('search.for', { words }) : t('search.title');
  const place = h('div', { 'aria-live': 'polite' });
  const element = h('div.page', null, pageHead(title, { upTo: '/public' }).element, h('div.search-here.search-always', null, searchBox(words)), place);
  async function load() {
    fill(place, skeletons('person', 3));
    try {
      const found = await get('/api/v2/search', { q: words, limit: 20 });
      const known = await relationships(found.accounts);
      fill(place, sections(found, known));
    } catch (error) {
      fill(place, failed(error, load));
    }
  }
  if (words) load();
  else setTimeout(() => element.querySelector('.search-input').focus(), 60);
  return { title, element };
}

function sections({ accounts, hashtags, statuses }, known) {
  if (!accounts.length && !hashtags.length && !statuses.length) return nothing(t('search.emptyTitle'), t('search.emptyText'));
  const section = (title, items) => items.length > 0 && h('section', null, h('h2.section-title', null, title), items);
  return [
    section(t('search.people'), accounts.map((account) => personCard(account, known.get(account.id)))),
    section(t('search.tags'), hashtags.map((tag) => h('a.tag-row', { href: `/tags/${encodeURIComponent(tag.name)}` }, icon('hash'), tag.name))),
    section(t('search.posts'), statuses.map((post) => postCard(post))),
  ];
}
