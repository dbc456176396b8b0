/** What a stranger sees first: what this place is, a way in, and what people post here. */

import { h } from 'app/dom';
import { mark } from 'app/icons';
import { t } from 'app/words';
import { session } from 'app/session';
import { lifecycle } from 'app/feed/feed';
import { publicFeed } from 'app/feed/public';

export default function landing() {
  const timeline = publicFeed();
  const hero = h(
    'section.hero',
    null,
    h('div.hero-mark', null, mark()),
    h('h1.hero-title', { tabindex: '-1' }, t('landing.title')),
    h('p.hero-text', null, t('landing.text', { site: session.site })),
    h('div.hero-actions', null, h('a.button.button-main.button-large', { href: '/auth/sign_up' }, t('auth.signUp')), h('a.button.button-quiet.button-large', { href: '/auth/log_in' }, t('auth.logIn'))),
  );
  const heading = h('h2.section-title', null, t('landing.now'));
  return { title: '', element: h('div.page', null, hero, heading, timeline.element), ...lifecycle(timeline) };
}
