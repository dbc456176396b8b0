/** The column beside the page on wide screens: search, what this server is, and small print. */

import { h, fill } from 'app/dom';
import { icon } from 'app/icons';
import { t, LANGUAGES, language } from 'app/words';
import { session, aboutServer, remember } from 'app/session';
import { go } from 'app/router';
import { showKeys } from 'app/frame/keys';

/** A search box; an empty search does nothing. */
export function searchBox(value = '') {
  const input = h('input.search-input', { type: 'search', name: 'q', value, placeholder: t('search.placeholder'), 'aria-label': t('search.label'), enterkeyhint: 'search', autocomplete: 'off' });
  const submit = (event) => {
    event.preventDefault();
    const words = input.value.trim();
    if (words) go(`/search?q=${encodeURIComponent(words)}`);
  };
  return h('form.search', { role: 'search', action: '/search', onsubmit: submit }, icon('search'), input);
}

/** The whole column. */
export function aside() {
  const about = h('section.card', { 'aria-label': t('aside.about') });
  aboutServer().then((server) => fill(about, description(server)), () => about.remove());
  return [searchBox(), about, smallPrint()];
}

function description(server) {
  return [
    h('h2.card-title', null, server.title),
    h('p.card-text', null, server.description || t('site.tagline')),
    !session.signedIn && h('p.card-text', null, h('a', { href: '/auth/sign_up' }, t('landing.join'))),
  ];
}

/** Reloads the page in another language. */
export function speak(code) {
  remember('lang', code);
  location.reload();
}

function smallPrint() {
  const others = Object.entries(LANGUAGES).filter(([code]) => code !== language);
  return h(
    'div.small-print',
    null,
    others.map(([code, name]) => h('button.link', { type: 'button', lang: code, onclick: () => speak(code) }, name)),
    h('button.link', { type: 'button', onclick: showKeys }, t('keys.title')),
    h('span', null, `${session.site} · ${t('site.by')}`),
  );
}
