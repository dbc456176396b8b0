/** A post with what it answers above and the answers below. */

import { h, fill } from 'app/dom';
import { t } from 'app/words';
import { get } from 'app/api';
import { session, changes } from 'app/session';
import { pageHead } from 'app/frame/shell';
import { failed, nothing, skeletons } from 'app/feed/feed';
import { postCard } from 'app/post/card';
import { displayName } from 'app/people';
import { plain } from 'app/sanitise';

export default function thread(acct, id) {
  const head = pageHead(t('thread.title'), { upTo: `/@${acct}` });
  const place = h('div.thread', { 'aria-busy': 'true' }, skeletons());
  const cards = new Map();
  const page = { title: t('thread.title'), element: h('div.page', null, head.element, place), again: load, whenTitled: (set) => (page.retitle = set) };

  async function load() {
    fill(place, skeletons());
    try {
      const writing = session.signedIn ? import('app/compose/composer') : null;
      const [post, around, compose] = await Promise.all([get(`/api/v1/statuses/${id}`), get(`/api/v1/statuses/${id}/context`), writing]);
      paint(post, around, compose);
    } catch (error) {
      fill(place, error.status === 404 ? nothing(t('thread.goneTitle'), t('thread.goneText')) : failed(error, load));
    }
    place.removeAttribute('aria-busy');
  }

  function card(post, options) {
    const element = postCard(post, options);
    cards.set(post.id, element);
    return element;
  }

  function paint(post, { ancestors, descendants }, compose) {
    const words = plain(post.content).slice(0, 60);
    page.title = t('thread.by', { name: displayName(post.account) }) + (words ? `: ${words}` : '');
    page.retitle?.(page.title);
    const focus = card(post, { focus: true });
    const list = h('div.feed-list.replies', { role: 'feed', 'aria-label': t('thread.replies') }, climb(descendants));
    fill(
      place,
      ancestors.map((one) => card(one, { rail: true })),
      focus,
      compose && h('div.write-here.write-reply', null, compose.composer({ replyTo: post }).element),
      list,
      !descendants.length && h('p.ground', null, t('thread.noReplies')),
    );
    if (ancestors.length) requestAnimationFrame(() => focus.scrollIntoView({ block: 'start' }));
  }

  /** Joins an answer to the next one by a rail where that one answers it. */
  function climb(posts) {
    return posts.map((one, at) => card(one, { rail: posts[at + 1]?.in_reply_to_id === one.id }));
  }

  const listeners = {
    post: ({ detail }) => cards.get(detail.id)?.update(detail),
    gone: ({ detail }) => (cards.get(detail)?.remove(), cards.delete(detail)),
    new: ({ detail }) => {
      const list = place.querySelector('.replies');
      if (!list || !detail.in_reply_to_id || !cards.has(detail.in_reply_to_id) || cards.has(detail.id)) return;
      list.append(card(detail));
      place.querySelector('.ground')?.remove();
    },
  };
  for (const [type, listener] of Object.entries(listeners)) changes.addEventListener(type, listener);
  page.dispose = () => Object.entries(listeners).forEach(([type, listener]) => changes.removeEventListener(type, listener));
  load();
  return page;
}
