/** What one can do with a post. Every change shows at once and is taken back if the server refuses. */

import { h, fill } from 'app/dom';
import { icon } from 'app/icons';
import { t, count } from 'app/words';
import { post as send, remove } from 'app/api';
import { session, announce } from 'app/session';
import { isMe, displayName } from 'app/people';
import { complain, confirm, menu, toast } from 'app/surface';
import { openComposer } from 'app/compose/open';
import { askToJoin } from 'app/frame/join';
import { report } from 'app/post/report';
import { openPeople } from 'app/post/whoever';
import { go } from 'app/router';

const TOGGLES = {
  boost: { flag: 'reblogged', total: 'reblogs_count', on: 'reblog', off: 'unreblog', icon: 'boost', words: 'post.boost', offWords: 'post.unboost' },
  favourite: { flag: 'favourited', total: 'favourites_count', on: 'favourite', off: 'unfavourite', icon: 'heart', words: 'post.favourite', offWords: 'post.unfavourite' },
  bookmark: { flag: 'bookmarked', total: null, on: 'bookmark', off: 'unbookmark', icon: 'bookmark', words: 'post.bookmark', offWords: 'post.unbookmark' },
};

/** The row of buttons below a post. */
export function actionBar(initial, focus) {
  let post = initial;
  const reply = h('button.act.act-reply', { type: 'button', data: { action: 'reply' }, onclick: () => answer(post) });
  const buttons = Object.keys(TOGGLES).map((kind) => [kind, h(`button.act.act-${kind}`, { type: 'button', data: { action: kind }, onclick: () => toggle(kind) })]);
  const totals = focus ? h('p.post-totals') : null;
  const busy = new Set();

  function paint() {
    fill(reply, icon('reply'), number(post.replies_count));
    reply.setAttribute('aria-label', label(t('post.reply'), post.replies_count));
    for (const [kind, button] of buttons) paintToggle(kind, button);
    if (totals) fill(totals, totalLinks(post));
  }

  function paintToggle(kind, button) {
    const { flag, total, icon: name, words, offWords } = TOGGLES[kind];
    const on = Boolean(post[flag]);
    fill(button, icon(name), total && number(post[total]));
    button.setAttribute('aria-pressed', String(on));
    button.setAttribute('aria-label', label(t(on ? offWords : words), total ? post[total] : 0));
    button.disabled = kind === 'boost' && !on && (post.visibility === 'direct' || (post.visibility === 'private' && !isMe(post.account)));
  }

  async function toggle(kind) {
    if (!session.signedIn) return askToJoin();
    if (busy.has(kind)) return;
    busy.add(kind);
    const { flag, total, on, off } = TOGGLES[kind];
    const wish = !post[flag];
    change({ ...post, [flag]: wish, ...(total && { [total]: Math.max(0, post[total] + (wish ? 1 : -1)) }) });
    try {
      const answered = await send(`/api/v1/statuses/${post.id}/${wish ? on : off}`);
      const latest = answered.reblog ?? answered;
      change({ ...post, [flag]: latest[flag] ?? wish, ...(total && { [total]: latest[total] ?? post[total] }) });
    } catch (error) {
      change({ ...post, [flag]: !wish, ...(total && { [total]: Math.max(0, post[total] + (wish ? -1 : 1)) }) });
      complain(error);
    } finally {
      busy.delete(kind);
    }
  }

  function change(state) {
    post = state;
    paint();
    announce('post', state);
  }

  paint();
  const row = h('div.acts', { role: 'group', 'aria-label': t('post.actions') }, reply, buttons.map(([, button]) => button), menu(t('post.more'), 'more', () => moreItems(post), 'act-more'));
  return {
    element: totals ? h('div', null, totals, row) : row,
    update(latest) {
      post = { ...latest };
      paint();
    },
  };
}

const number = (n) => h('span.act-count', null, n > 0 ? count(n) : '');
const label = (words, n) => (n > 0 ? `${words} (${n})` : words);

function answer(post) {
  if (session.signedIn) openComposer({ replyTo: post });
  else askToJoin();
}

function totalLinks(post) {
  const show = (n, key, relation) => n > 0 && h('button.link', { type: 'button', onclick: () => openPeople(t(key, { n }), `/api/v1/statuses/${post.id}/${relation}`) }, t(key, { n }));
  return [show(post.reblogs_count, 'post.boosts', 'reblogged_by'), show(post.favourites_count, 'post.favourites', 'favourited_by')];
}

function moreItems(post) {
  const own = session.me && isMe(post.account);
  return [
    { label: t('post.copyLink'), icon: 'link', run: () => copyLink(post) },
    !own && session.signedIn && { label: t('post.mention', { name: `@${post.account.acct}` }), icon: 'at', run: () => openComposer({ text: `@${post.account.acct} ` }) },
    { label: t('post.profileOf', { name: displayName(post.account) }), icon: 'user', href: `/@${post.account.acct}` },
    !own && session.signedIn && { label: t('post.report'), icon: 'flag', danger: true, run: () => report(post) },
    own && { label: t('post.delete'), icon: 'trash', danger: true, run: () => erase(post) },
  ].filter(Boolean);
}

async function copyLink(post) {
  const address = new URL(`/@${post.account.acct}/${post.id}`, location.origin).href;
  try {
    await navigator.clipboard.writeText(address);
    toast(t('post.copied'));
  } catch {
    toast(address);
  }
}

async function erase(post) {
  if (!(await confirm(t('post.deleteQuestion'), t('post.delete')))) return;
  try {
    await remove(`/api/v1/statuses/${post.id}`);
    announce('gone', post.id);
    toast(t('post.deleted'));
    if (location.pathname.endsWith(`/${post.id}`)) go('/', { replace: true });
  } catch (error) {
    complain(error);
  }
}
