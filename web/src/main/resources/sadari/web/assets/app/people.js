/** How people are shown: pictures, names, cards, and the button that follows them. */

import { h, fill } from 'app/dom';
import { t } from 'app/words';
import { post } from 'app/api';
import { session, announce } from 'app/session';
import { complain } from 'app/surface';
import { plain } from 'app/sanitise';

export const displayName = (account) => account.display_name?.trim() || account.username;
export const profilePath = (account) => `/@${account.acct}`;
export const hasAvatar = (account) => Boolean(account.avatar) && !/\/no-avatar\./.test(account.avatar);
export const hasHeader = (account) => Boolean(account.header) && !/\/no-header\./.test(account.header);
export const isMe = (account) => session.me?.id === account.id;

/** The picture of a person; decorative, because the name always stands beside it. */
export function avatar(account, size = 'normal') {
  const side = { small: 36, normal: 44, large: 96 }[size];
  const image = h('img.avatar', { class: `avatar-${size}`, src: account.avatar_static ?? account.avatar, alt: '', width: side, height: side, decoding: 'async', loading: size === 'large' ? 'eager' : 'lazy' });
  image.addEventListener('error', () => image.replaceWith(initial(account, size)), { once: true });
  return hasAvatar(account) ? image : initial(account, size);
}

function initial(account, size) {
  const letter = [...displayName(account)][0]?.toUpperCase() ?? '?';
  const hue = [...account.username].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 360, 7);
  return h('span.avatar.avatar-letter', { class: `avatar-${size}`, 'aria-hidden': 'true', css: { '--hue': String(hue) } }, letter);
}

/** One line per person, for lists of people. */
export function personCard(account, relationship) {
  return h(
    'article.person',
    { 'aria-label': displayName(account), data: { person: account.id } },
    h('a.person-link', { href: profilePath(account) }, avatar(account), h('span.person-names', null, h('strong', null, displayName(account)), h('span.muted', null, `@${account.acct}`))),
    relationship && followButton(account, relationship),
    h('p.person-note', null, plain(account.note).slice(0, 160)),
  );
}

/** Follow or unfollow; the new state shows at once and is taken back if the server refuses. */
export function followButton(account, relationship, changed = () => {}) {
  let state = relationship;
  const button = h('button.button', { type: 'button', onclick: toggle });
  function paint() {
    const on = state.following || state.requested;
    button.className = `button ${on ? 'button-quiet button-following' : 'button-main'}`;
    button.setAttribute('aria-pressed', String(Boolean(on)));
    const words = state.requested ? t('profile.requested') : state.following ? t('profile.following') : state.followed_by ? t('profile.followBack') : t('profile.follow');
    fill(button, words);
    button.setAttribute('aria-label', `${words}: ${displayName(account)}`);
  }
  async function toggle() {
    const before = state;
    const verb = state.following || state.requested ? 'unfollow' : 'follow';
    state = { ...state, following: verb === 'follow', requested: false };
    paint();
    button.disabled = true;
    try {
      state = await post(`/api/v1/accounts/${account.id}/${verb}`);
      announce('relationship', state);
    } catch (error) {
      state = before;
      complain(error);
    }
    button.disabled = false;
    paint();
    changed(state);
  }
  paint();
  return isMe(account) || !session.signedIn ? null : button;
}
