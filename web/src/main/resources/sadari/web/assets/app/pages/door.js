/** A page for members only, seen by a stranger. */

import { h } from 'app/dom';
import { t } from 'app/words';
import { session } from 'app/session';
import { pageHead } from 'app/frame/shell';
import { nothing } from 'app/feed/feed';

export default function door() {
  const here = encodeURIComponent(location.pathname);
  const action = h('a.button.button-main', { href: `/auth/log_in?return_to=${here}` }, t('auth.logIn'));
  return { title: t('auth.logIn'), element: h('div.page', null, pageHead(t('auth.logIn')).element, nothing(t('join.title'), t('join.text', { site: session.site }), action)) };
}
