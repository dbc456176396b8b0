/** The head of a profile: pictures, names, bio, fields, numbers, and what one can do. */

import { h, fill } from 'app/dom';
import { icon } from 'app/icons';
import { t, count, monthOf } from 'app/words';
import { session } from 'app/session';
import { avatar, displayName, followButton, hasHeader, isMe, profilePath } from 'app/people';
import { clean } from 'app/sanitise';
import { menu } from 'app/surface';
import { openComposer } from 'app/compose/open';
import { askToJoin } from 'app/frame/join';

export function profileCard(account, relationship) {
  const place = h('section.profile', { 'aria-label': displayName(account) });
  function paint(state) {
    fill(
      place,
      banner(account),
      h('div.profile-top', null, h('div.profile-picture', null, avatar(account, 'large')), h('div.profile-actions', null, actions(account, state, paint))),
      h('h2.profile-name', null, displayName(account), account.locked && h('span.profile-lock', { role: 'img', 'aria-label': t('profile.locked') }, icon('lock'))),
      h('p.profile-handle', null, `@${account.acct}`, !isMe(account) && state?.followed_by && h('span.chip', null, t('profile.followsYou'))),
      account.note && h('div.profile-note', { dir: 'auto' }, clean(account.note)),
      fields(account),
      numbers(account),
      h('p.profile-since', null, t('profile.since', { month: monthOf(account.created_at) })),
    );
  }
  paint(relationship);
  return place;
}

function banner(account) {
  return h('div.profile-header', null, hasHeader(account) && h('img', { src: account.header_static ?? account.header, alt: '', decoding: 'async' }));
}

function actions(account, state, paint) {
  if (isMe(account)) return h('a.button.button-quiet', { href: '/settings' }, t('profile.edit'));
  if (!session.signedIn) return h('button.button.button-main', { type: 'button', onclick: askToJoin }, t('profile.follow'));
  return [
    menu(t('profile.more', { name: displayName(account) }), 'more', () => moreItems(account)),
    followButton(account, state, (latest) => {
      account.followers_count = Math.max(0, account.followers_count + (latest.following ? 1 : 0) - (state.following ? 1 : 0));
      paint(latest);
      document.querySelector('.profile-actions > .button')?.focus();
    }),
  ];
}

function moreItems(account) {
  return [{ label: t('post.mention', { name: `@${account.acct}` }), icon: 'at', run: () => openComposer({ text: `@${account.acct} ` }) }];
}

function fields(account) {
  const rows = account.fields ?? [];
  return rows.length > 0 && h('dl.profile-fields', null, rows.map(({ name, value, verified_at: verified }) => h('div', { class: verified ? 'verified' : '' }, h('dt', null, name), h('dd', null, verified && icon('check'), clean(value)))));
}

function numbers(account) {
  const one = (href, n, key) => h('a.profile-number', { href }, h('strong', null, count(n)), ' ', t(key, { n }));
  return h(
    'p.profile-numbers',
    null,
    one(profilePath(account), account.statuses_count, 'profile.countPosts'),
    one(`${profilePath(account)}/following`, account.following_count, 'profile.countFollowing'),
    one(`${profilePath(account)}/followers`, account.followers_count, 'profile.countFollowers'),
  );
}
