/** Starts the page: words, the reader, the frame, then the place that the address names. */

import { h, fill } from 'app/dom';
import { t, loadWords, keepTimesFresh } from 'app/words';
import { session, loadMe } from 'app/session';
import { buildFrame, markPlace, pageHead } from 'app/frame/shell';
import { failed } from 'app/feed/feed';
import { watchUnread } from 'app/frame/unread';
import { listenForKeys } from 'app/frame/keys';
import { watchConnection } from 'app/frame/connection';
import { start } from 'app/router';
import { ahead } from 'app/api';
import { fallBack } from 'app/edges';
import { EVERYBODY, HOME } from 'app/feed/places';

const load = (name) => async () => (await import(`app/pages/${name}`)).default;
const members = (name) => (session.signedIn ? load(name) : load('door'));

const routes = () => [
  [/^\/$/, session.signedIn ? load('home') : load('landing')],
  [/^\/public\/?$/, load('public')],
  [/^\/search\/?$/, load('search')],
  [/^\/tags\/([^/]+)\/?$/, load('tag')],
  [/^\/notifications\/?$/, members('notifications')],
  [/^\/(favourites|bookmarks)\/?$/, members('kept')],
  [/^\/settings\/?$/, members('settings')],
  [/^\/compose\/?$/, members('compose')],
  [/^\/@([^/]+)\/(\d+)\/?$/, load('thread')],
  [/^\/@([^/]+)\/(followers|following)\/?$/, load('circle')],
  [/^\/@([^/]+)(?:\/(with_replies|media))?\/?$/, load('profile')],
  [/^(?!\/(?:auth|oauth|api|media|assets)(?:\/|$)|\/\.well-known)/, load('lost')],
];

let first = true;

function shown(page) {
  title(page.title);
  markPlace();
  page.whenTitled?.(title);
  if (first) first = false;
  else if (!document.activeElement?.closest('dialog')) page.element.querySelector('h1')?.focus({ preventScroll: true });
}

function title(words) {
  document.title = words ? `${words} · ${session.site}` : session.site;
}

/** A page whose script could not be fetched. */
function missing(error, retry) {
  error.offline = !navigator.onLine;
  return { title: t('lost.title'), element: h('div.page', null, pageHead(session.site).element, failed(error, retry)) };
}

function broken(retry) {
  const box = h('div.broken', { role: 'alert' }, h('p', null, t('error.start')), h('button.button.button-main', { type: 'button', onclick: retry }, t('action.retry')));
  fill(document.getElementById('app'), box);
}

async function boot() {
  if (location.pathname === '/') ahead(...(session.signedIn ? HOME : EVERYBODY));
  try {
    await Promise.all([loadWords(), loadMe()]);
  } catch {
    return broken(boot);
  }
  const outlet = buildFrame();
  watchConnection();
  listenForKeys();
  keepTimesFresh();
  await start(routes(), outlet, shown, missing);
  watchUnread();
}

fallBack();
boot();
