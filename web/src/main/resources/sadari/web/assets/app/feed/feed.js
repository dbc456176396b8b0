/**
 * A list that grows at the end by the server's `Link` header and at the top by asking for newer entries.
 * It shows skeletons while it loads, a reason and a way to retry when it cannot, and a real button for the next page.
 */

import { h, fill } from 'app/dom';
import { icon } from 'app/icons';
import { t } from 'app/words';
import { page } from 'app/api';
import { changes } from 'app/session';
import { reason } from 'app/surface';
import { newer } from 'app/feed/newer';

const AHEAD = '1200px';

/**
 * Makes a list. `path` and `query` name the first page, `render` makes an entry's element from an item,
 * `prepare` may look things up for a whole page first, `empty` is what an empty list shows.
 * With `live`, newer entries are offered on a pill; `accepts` says which posts just written belong on top.
 */
export function feed({ path, query = {}, label, render, prepare, empty, live = false, accepts = () => false, shape = 'post', whenLoaded }) {
  const list = h('div.feed-list', { role: 'feed', 'aria-label': label, 'aria-busy': 'true' });
  const more = h('button.button.button-quiet.feed-more', { type: 'button', hidden: true, onclick: () => loadNext() }, t('feed.more'));
  const state = h('div.feed-state', { 'aria-live': 'polite' });
  const element = h('section.feed', null, list, state, more);
  const entries = new Map();
  let next = null;
  let loading = false;
  let generation = 0;

  async function reload() {
    const mine = (generation += 1);
    loading = true;
    entries.clear();
    fill(list, skeletons(shape));
    fill(state);
    more.hidden = true;
    list.setAttribute('aria-busy', 'true');
    await fetchInto(mine, path, query, () => fill(list), reload);
  }

  async function loadNext() {
    if (loading || !next) return;
    loading = true;
    more.disabled = true;
    fill(state, spinner());
    await fetchInto(generation, next, undefined, () => {}, loadNext);
    more.disabled = false;
  }

  async function fetchInto(mine, from, parameters, before, retry) {
    try {
      const answer = await page(from, parameters);
      const context = await prepare?.(answer.data);
      if (mine !== generation) return;
      before();
      fill(state);
      add(answer.data, context, 'end');
      next = answer.data.length ? answer.next : null;
      finish();
      whenLoaded?.(answer.data);
    } catch (error) {
      if (mine !== generation) return;
      if (!entries.size) fill(list);
      fill(state, failed(error, retry));
      more.hidden = true;
      if (!(error.status >= 0)) console.error(error);
    } finally {
      if (mine === generation) {
        loading = false;
        list.setAttribute('aria-busy', 'false');
      }
    }
  }

  function finish() {
    more.hidden = !next;
    if (!entries.size) fill(state, empty?.() ?? nothing(t('feed.empty')));
    else if (!next) fill(state, ground());
  }

  function add(items, context, where) {
    const made = [];
    for (const item of items) {
      if (entries.has(item.id)) continue;
      const entry = render(item, context);
      if (!entry) continue;
      entries.set(item.id, { item, entry });
      made.push(entry);
    }
    if (where === 'top') list.prepend(...made);
    else list.append(...made);
    return made;
  }

  const newest = () => list.querySelector('[data-key]')?.dataset.key ?? null;
  const pill = live ? newer({ path, query, newest, known: (id) => entries.has(id), show: (items) => showNewer(items), reload: () => (scrollTo({ top: 0 }), reload()) }) : null;
  if (pill) element.prepend(pill.element);

  function showNewer(items) {
    if (!entries.size) fill(state);
    const made = add(items, undefined, 'top');
    made.at(0)?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
    whenLoaded?.(items);
  }

  const listeners = {
    post: ({ detail }) => eachOf(detail.id, ({ entry }) => entry.update?.(detail)),
    gone: ({ detail }) => eachOf(detail, ({ entry }, key) => (entry.remove(), entries.delete(key))),
    new: ({ detail }) => accepts(detail) && !loading && (fill(state), add([detail], undefined, 'top'), finish()),
  };
  function eachOf(id, act) {
    for (const [key, one] of entries) if (key === id || one.item.reblog?.id === id) act(one, key);
  }
  for (const [type, listener] of Object.entries(listeners)) changes.addEventListener(type, listener);

  const watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && loadNext(), { rootMargin: AHEAD });
  watcher.observe(more);
  reload();
  return {
    element,
    reload,
    resume: () => pill?.resume(),
    pause: () => pill?.pause(),
    dispose() {
      watcher.disconnect();
      pill?.pause();
      for (const [type, listener] of Object.entries(listeners)) changes.removeEventListener(type, listener);
    },
  };
}

export function lifecycle(list) {
  return { resume: list.resume, pause: list.pause, dispose: list.dispose };
}

export function skeletons(shape = 'post', n = 5) {
  return Array.from({ length: n }, () => h(`div.skeleton.skeleton-${shape}`, { 'aria-hidden': 'true' }, h('span.bone.bone-round'), h('span.bone.bone-short'), h('span.bone'), h('span.bone.bone-long')));
}

export function nothing(title, text, action) {
  return h('div.empty', null, h('span.empty-mark', null, icon('up')), h('p.empty-title', null, title), text && h('p.muted', null, text), action);
}

export function failed(error, retry) {
  return h('div.empty', { role: 'alert' }, h('span.empty-mark', null, icon('warn')), h('p.empty-title', null, reason(error)), h('button.button.button-quiet', { type: 'button', onclick: retry }, t('action.retry')));
}

function spinner() {
  return h('div.climbing', { role: 'status', 'aria-label': t('feed.loading') }, h('i'), h('i'), h('i'));
}

function ground() {
  return h('p.ground', null, t('feed.end'));
}
