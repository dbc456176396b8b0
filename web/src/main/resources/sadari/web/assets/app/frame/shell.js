/** The frame around every page: navigation, the page, and the column beside it. */

import { h, fill } from 'app/dom';
import { icon, mark } from 'app/icons';
import { t } from 'app/words';
import { session, changes } from 'app/session';
import { avatar, displayName } from 'app/people';
import { menu } from 'app/surface';
import { back } from 'app/router';
import { badge } from 'app/frame/unread';
import { aside } from 'app/frame/aside';
import { openComposer } from 'app/compose/open';

const places = () => [
  ['/', 'home', t('nav.home')],
  ['/public', 'globe', t('nav.public')],
  ['/notifications', 'bell', t('nav.notifications'), badge],
  ['/favourites', 'heart', t('nav.favourites')],
  ['/bookmarks', 'bookmark', t('nav.bookmarks')],
  [`/@${session.me.acct}`, 'user', t('nav.profile')],
  ['/settings', 'gear', t('nav.settings')],
];

const strangersPlaces = () => [
  ['/', 'home', t('nav.start')],
  ['/public', 'globe', t('nav.public')],
];

export function buildFrame() {
  const outlet = h('main.column', { id: 'page', tabindex: '-1' });
  const frame = h('div.frame', null, navigation(), outlet, h('aside.beside', { 'aria-label': t('aside.label') }, aside()));
  fill(document.getElementById('app'), frame, tabs());
  changes.addEventListener('me', () => {
    document.querySelector('.nav-me .avatar')?.replaceWith(avatar(session.me, 'small'));
    const name = document.querySelector('.nav-me strong');
    if (name) fill(name, displayName(session.me));
  });
  return outlet;
}

function navigation() {
  const list = session.signedIn ? places() : strangersPlaces();
  return h(
    'header.nav',
    null,
    h('a.nav-logo', { href: '/', 'aria-label': t('nav.logo', { site: session.site }) }, mark(), h('span.nav-word', null, session.site)),
    h('nav', { 'aria-label': t('nav.label') }, h('ul.nav-list', null, list.map(navItem))),
    session.signedIn ? signedInPart() : strangersPart(),
  );
}

function navItem([href, iconName, label, extra]) {
  return h('li', null, h('a.nav-item', { href, data: { nav: href } }, h('span.nav-icon', null, icon(iconName), extra?.()), h('span.nav-word', null, label)));
}

function signedInPart() {
  const { me } = session;
  return [
    h('button.button.button-main.nav-compose', { type: 'button', onclick: () => openComposer(), 'aria-label': t('compose.new') }, icon('pen'), h('span.nav-word', null, t('compose.new'))),
    h(
      'div.nav-me',
      null,
      h('a.nav-me-link', { href: `/@${me.acct}` }, avatar(me, 'small'), h('span.nav-word', null, h('strong', null, displayName(me)), h('span.muted', null, `@${me.acct}`))),
      menu(t('nav.account'), 'more', accountItems),
    ),
  ];
}

function strangersPart() {
  return h(
    'div.nav-join',
    null,
    h('a.button.button-main', { href: '/auth/sign_up' }, t('auth.signUp')),
    h('a.button.button-quiet', { href: '/auth/log_in' }, t('auth.logIn')),
  );
}

function accountItems() {
  return [
    { label: t('nav.favourites'), icon: 'heart', href: '/favourites' },
    { label: t('nav.bookmarks'), icon: 'bookmark', href: '/bookmarks' },
    { label: t('nav.settings'), icon: 'gear', href: '/settings' },
    { label: t('auth.logOut'), icon: 'out', run: logOut },
  ];
}

export function logOut() {
  sendForm('/auth/log_out');
}

export function logOutOthers() {
  sendForm('/auth/log_out_others');
}

function sendForm(action) {
  const token = document.querySelector('meta[name=csrf-token]')?.content ?? '';
  const form = h('form', { method: 'post', action, hidden: true }, h('input', { type: 'hidden', name: 'csrf', value: token }));
  document.body.append(form);
  form.submit();
}

function tabs() {
  if (!session.signedIn) {
    return h('nav.tabs.tabs-join', { 'aria-label': t('nav.label') }, h('a.button.button-quiet', { href: '/auth/log_in' }, t('auth.logIn')), h('a.button.button-main', { href: '/auth/sign_up' }, t('auth.signUp')));
  }
  const [home, everyone, bell, , , profile] = places();
  const tab = ([href, iconName, label, extra]) => h('li', null, h('a.tab', { href, data: { nav: href }, 'aria-label': label }, h('span.nav-icon', null, icon(iconName), extra?.())));
  const compose = h('li', null, h('a.tab.tab-compose', { href: '/compose', 'aria-label': t('compose.new') }, icon('pen')));
  return h('nav.tabs', { 'aria-label': t('nav.label') }, h('ul', null, tab(home), tab(everyone), compose, tab(bell), tab(profile)));
}

export function markPlace() {
  for (const link of document.querySelectorAll('[data-nav]')) {
    if (link.dataset.nav === location.pathname) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/** The bar on top of a page with its only first-level heading. */
export function pageHead(title, { upTo, extra, logo = false } = {}) {
  const heading = h('h1.head-title', { tabindex: '-1' }, title);
  const element = h(
    'div.head',
    null,
    upTo && h('button.button-icon', { type: 'button', 'aria-label': t('action.back'), onclick: () => back(upTo) }, icon('back')),
    logo && h('span.head-mark', null, mark()),
    heading,
    extra,
    session.signedIn && h('div.head-menu', null, menu(t('nav.account'), 'more', accountItems)),
  );
  return { element, rename: (words) => fill(heading, words) };
}
