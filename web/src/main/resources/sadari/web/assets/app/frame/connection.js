/** Says so when the network or the session is gone; nothing written is lost by either. */

import { h } from 'app/dom';
import { t } from 'app/words';
import { session } from 'app/session';

function note(text, link) {
  return h('div.note', { role: 'status' }, h('span', null, text), link);
}

/** Watches both for as long as the page is open. */
export function watchConnection() {
  const offline = note(t('error.offlineNote'));
  const paint = () => (navigator.onLine ? offline.remove() : document.body.prepend(offline));
  addEventListener('online', paint);
  addEventListener('offline', paint);
  paint();
  document.addEventListener(
    'sadari:signed-out',
    () => session.signedIn && document.body.prepend(note(t('error.signedOut'), h('a', { href: `/auth/log_in?return_to=${encodeURIComponent(location.pathname)}` }, t('auth.logIn')))),
    { once: true },
  );
}
