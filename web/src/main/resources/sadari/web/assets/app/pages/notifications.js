/** What happened that concerns the reader; equal neighbours are told as one. */

import { h } from 'app/dom';
import { icon } from 'app/icons';
import { t, ago, fullTime } from 'app/words';
import { post } from 'app/api';
import { pageHead } from 'app/frame/shell';
import { markSeen } from 'app/frame/unread';
import { feed, lifecycle, nothing } from 'app/feed/feed';
import { relationships } from 'app/feed/people';
import { postCard, postPath } from 'app/post/card';
import { avatar, displayName, followButton, profilePath } from 'app/people';
import { plain } from 'app/sanitise';
import { complain } from 'app/surface';

const ICONS = { favourite: 'heart', reblog: 'boost', follow: 'follow', follow_request: 'follow', update: 'pen', status: 'bell' };
const TOLD_AS_ONE = new Set(['favourite', 'reblog']);

export default function notifications() {
  const title = t('nav.notifications');
  const list = feed({
    path: '/api/v1/notifications',
    query: { limit: 30 },
    label: title,
    prepare,
    render: row,
    live: true,
    empty: () => nothing(t('notifications.emptyTitle'), t('notifications.emptyText')),
    shape: 'person',
    whenLoaded: (items) => markSeen(items[0]?.id),
  });
  return { title, element: h('div.page', null, pageHead(title).element, list.element), again: list.reload, ...lifecycle(list) };
}

/** Groups a page's equal notifications under the newest of them, and looks up whom the reader follows. */
async function prepare(items) {
  const groups = new Map();
  const leaders = new Map();
  for (const item of items) {
    const key = TOLD_AS_ONE.has(item.type) && item.status ? `${item.type}:${item.status.id}` : item.id;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
    leaders.set(item.id, groups.get(key));
  }
  const newcomers = items.filter((item) => item.type === 'follow').map((item) => item.account);
  return { leaders, known: await relationships(newcomers).catch(() => new Map()) };
}

function row(item, context) {
  const group = context?.leaders.get(item.id) ?? [item];
  if (group[0].id !== item.id) return null;
  if (item.type === 'mention' && item.status) return mention(item);
  const people = [...new Map(group.map((one) => [one.account.id, one.account])).values()];
  return h(
    'article.notice',
    { class: `notice-${item.type}`, tabindex: '-1', data: { key: item.id, post: item.status?.id ?? '' }, 'aria-label': sentence(item, people) },
    h('span.notice-icon', null, icon(ICONS[item.type] ?? 'bell')),
    h(
      'div.notice-main',
      null,
      h('div.notice-people', null, people.slice(0, 8).map((account) => h('a', { href: profilePath(account), 'aria-label': displayName(account) }, avatar(account, 'small')))),
      h('p.notice-text', null, h('a.notice-name', { href: profilePath(people[0]) }, displayName(people[0])), rest(item, people), h('time.muted', { datetime: item.created_at, title: fullTime(item.created_at), data: { ago: '' } }, ago(item.created_at))),
      item.status && h('a.notice-post', { href: postPath(item.status), data: { action: 'open' } }, excerpt(item.status)),
      item.type === 'follow' && context?.known.has(item.account.id) && followButton(item.account, context.known.get(item.account.id)),
      item.type === 'follow_request' && request(item),
    ),
  );
}

const sentence = (item, people) => displayName(people[0]) + rest(item, people);

function rest(item, people) {
  const others = people.length - 1;
  const key = ICONS[item.type] ? item.type : 'other';
  return others > 0 ? t(`notifications.${key}AndOthers`, { n: others }) : t(`notifications.${key}`);
}

function mention(item) {
  const card = postCard(item.status);
  card.dataset.key = item.id;
  card.classList.add('notice-mention');
  return card;
}

function excerpt(status) {
  const words = status.spoiler_text || plain(status.content);
  const first = status.media_attachments[0];
  return [first && !status.sensitive && h('img.notice-photo', { src: first.preview_url ?? first.url, alt: first.description ?? '', loading: 'lazy', width: 48, height: 48 }), h('span', null, words.slice(0, 200) || t('notifications.photo'))];
}

function request(item) {
  const box = h('div.notice-request', null);
  const decide = (verb, words) => async () => {
    try {
      await post(`/api/v1/follow_requests/${item.account.id}/${verb}`);
      box.replaceChildren(t(words));
    } catch (error) {
      complain(error);
    }
  };
  box.append(
    h('button.button.button-main.button-small', { type: 'button', onclick: decide('authorize', 'notifications.accepted') }, t('notifications.accept')),
    h('button.button.button-quiet.button-small', { type: 'button', onclick: decide('reject', 'notifications.rejected') }, t('notifications.reject')),
  );
  return box;
}
