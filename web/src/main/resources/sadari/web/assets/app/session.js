/** Who reads this page, and what the server says about itself. */

import { get } from 'app/api';

const body = document.body;

export const session = {
  signedIn: body.dataset.signedIn === 'true',
  me: null,
  site: body.dataset.site || 'Sadari',
  limits: { characters: 500, photos: 4, link: 23, fields: 4 },
};

/** Loads the reader's own account; a session that ended makes the reader a stranger. */
export async function loadMe() {
  if (!session.signedIn) return;
  try {
    session.me = await get('/api/v1/accounts/verify_credentials');
  } catch (error) {
    if (error.status !== 401) throw error;
    session.signedIn = false;
  }
}

let instance;

export function aboutServer() {
  instance ??= get('/api/v2/instance').then((about) => {
    const { statuses, accounts } = about.configuration ?? {};
    session.limits.characters = statuses?.max_characters ?? session.limits.characters;
    session.limits.photos = statuses?.max_media_attachments ?? session.limits.photos;
    session.limits.link = statuses?.characters_reserved_per_url ?? session.limits.link;
    session.limits.fields = accounts?.max_profile_fields ?? session.limits.fields;
    return about;
  });
  instance.catch(() => (instance = undefined));
  return instance;
}

/** Tells every list on the page what changed: `post`, `gone`, `new`, `account`, `me`. */
export const changes = new EventTarget();

export function announce(type, detail) {
  changes.dispatchEvent(new CustomEvent(type, { detail }));
}

/** Keeps a choice that the server reads too (language, theme). */
export function remember(name, value) {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${secure}`;
}

export function remembered(name) {
  return document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
