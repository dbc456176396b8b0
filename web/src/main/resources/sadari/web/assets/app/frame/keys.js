/** Keyboard shortcuts; none of them works while something is being written. */

import { h } from 'app/dom';
import { t } from 'app/words';
import { calm } from 'app/dom';
import { dialog } from 'app/surface';
import { session } from 'app/session';
import { go } from 'app/router';
import { openComposer } from 'app/compose/open';

const SHORTCUTS = [
  ['j', 'keys.next'],
  ['k', 'keys.previous'],
  ['o', 'keys.open'],
  ['r', 'keys.reply'],
  ['f', 'keys.favourite'],
  ['b', 'keys.boost'],
  ['s', 'keys.bookmark'],
  ['x', 'keys.unfold'],
  ['n', 'keys.compose'],
  ['/', 'keys.search'],
  ['h', 'keys.home'],
  ['?', 'keys.title'],
];

/** The list of shortcuts. */
export function showKeys() {
  dialog(t('keys.title'), () =>
    h('dl.keys', null, SHORTCUTS.map(([key, label]) => h('div', null, h('dt', null, h('kbd', null, key)), h('dd', null, t(label))))),
  );
}

function step(by) {
  const posts = [...document.querySelectorAll('#page [data-post]')].filter((post) => post.offsetParent !== null);
  if (!posts.length) return;
  const here = document.activeElement?.closest('[data-post]');
  const start = posts.findIndex((post) => post.getBoundingClientRect().bottom > 120);
  const at = here ? posts.indexOf(here) + by : Math.max(0, start);
  const target = posts[Math.max(0, Math.min(posts.length - 1, at))];
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
}

function press(action) {
  const post = document.activeElement?.closest('[data-post]');
  post?.querySelector(`[data-action="${action}"]`)?.click();
}

const ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  o: () => press('open'),
  r: () => press('reply'),
  f: () => press('favourite'),
  b: () => press('boost'),
  s: () => press('bookmark'),
  x: () => press('unfold'),
  n: () => session.signedIn && openComposer(),
  '/': focusSearch,
  h: () => go('/'),
  '?': showKeys,
};

function focusSearch() {
  const box = [...document.querySelectorAll('.search-input')].find((input) => input.offsetParent !== null);
  if (box) box.focus();
  else go('/search');
}

/** Listens for shortcuts. */
export function listenForKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest?.('input, textarea, select, [contenteditable], dialog, [role=menu]')) return;
    const action = ACTIONS[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
