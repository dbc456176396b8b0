/** What a stranger sees who wants to take part. */

import { h } from 'app/dom';
import { t } from 'app/words';
import { dialog } from 'app/surface';
import { session } from 'app/session';

export function askToJoin() {
  const here = encodeURIComponent(location.pathname + location.search);
  dialog(
    t('join.title'),
    () => [
      h('p', null, t('join.text', { site: session.site })),
      h('div.dialog-actions', null, h('a.button.button-quiet', { href: `/auth/log_in?return_to=${here}` }, t('auth.logIn')), h('a.button.button-main', { href: `/auth/sign_up?return_to=${here}` }, t('auth.signUp'))),
    ],
    { kind: 'small' },
  );
}
