/** The reader's own settings: profile, posting, how the site looks and speaks, sessions. */

import { h } from 'app/dom';
import { icon } from 'app/icons';
import { t } from 'app/words';
import { session } from 'app/session';
import { pageHead, logOut, logOutOthers } from 'app/frame/shell';
import { profileForm } from 'app/settings/profile';
import { appearance } from 'app/settings/appearance';

export default function settings() {
  const title = t('nav.settings');
  const section = (key, ...content) => h('section.settings', { 'aria-labelledby': `settings-${key}` }, h('h2.section-title', { id: `settings-${key}` }, t(`settings.${key}`)), content);
  const links = h(
    'ul.settings-links',
    null,
    [['/favourites', 'heart', 'nav.favourites'], ['/bookmarks', 'bookmark', 'nav.bookmarks'], [`/@${session.me.acct}`, 'user', 'nav.profile']].map(([href, name, key]) => h('li', null, h('a.tag-row', { href }, icon(name), t(key)))),
  );
  const button = (run, words) => h('button.button.button-quiet', { type: 'button', onclick: run }, icon('out'), words);
  const leave = h('div.session-actions', null, button(logOut, t('auth.logOut')), button(logOutOthers, t('auth.logOutOthers')));
  return {
    title,
    element: h(
      'div.page',
      null,
      pageHead(title, { upTo: '/' }).element,
      section('look', appearance()),
      section('profile', profileForm()),
      section('session', h('p.muted', null, t('settings.signedInAs', { name: `@${session.me.acct}` })), leave),
      h('div.only-narrow', null, links),
    ),
  };
}
