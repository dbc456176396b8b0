/** Counts notifications not yet seen: those newer than the marker that all of a person's apps share. */

import { h } from 'app/dom';
import { t } from 'app/words';
import { get, post } from 'app/api';
import { session } from 'app/session';

const EVERY = 60_000;
let seen = null;
let unread = 0;

export function badge() {
  return h('span.badge', { data: { badge: '' }, hidden: true });
}

function paint() {
  for (const element of document.querySelectorAll('[data-badge]')) {
    element.hidden = unread === 0;
    element.textContent = unread > 39 ? '40+' : String(unread);
    element.setAttribute('aria-label', t('notifications.unread', { n: unread }));
  }
}

async function look() {
  if (document.hidden || location.pathname === '/notifications') return;
  try {
    seen ??= await lastSeen();
    unread = (await get('/api/v1/notifications', { since_id: seen, limit: 40 })).length;
    paint();
  } catch {
    // The next look tries again; a count is never worth an alarm.
  }
}

async function lastSeen() {
  const markers = await get('/api/v1/markers', { 'timeline[]': ['notifications'] });
  return markers.notifications?.last_read_id ?? '0';
}

/** Starts looking, now and every minute while the page is visible. */
export function watchUnread() {
  if (!session.signedIn) return;
  look();
  setInterval(look, EVERY);
  document.addEventListener('visibilitychange', look);
}

/** Everything up to this notification has been seen. */
export async function markSeen(id) {
  unread = 0;
  paint();
  if (!id || id === seen) return;
  seen = id;
  await post('/api/v1/markers', { notifications: { last_read_id: id } }).catch(() => {});
}
