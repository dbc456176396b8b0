/** The photos of a post: their place is reserved before they load, a blur stands in, a tap opens the viewer. */

import { h, fill } from 'app/dom';
import { icon } from 'app/icons';
import { t } from 'app/words';
import { blurCanvas } from 'app/blurhash';
import { announce, session } from 'app/session';

const TALLEST = 4 / 5;
const WIDEST = 2.4;

/** The grid of one to four photos; sensitive ones stay blurred until asked for. */
export function photos(post) {
  const media = post.media_attachments.slice(0, 4);
  const single = media.length === 1;
  const grid = h('div.photos', { class: `photos-${media.length}`, css: single ? { '--ratio': String(clamp(ratioOf(media[0]))) } : {} });
  let revealed = !post.sensitive;
  const paint = () => {
    grid.classList.toggle('photos-hidden', !revealed);
    fill(grid, media.map((one, at) => tile(one, at)), revealed ? post.sensitive && hideButton() : revealButton());
  };
  function tile(one, at) {
    const blur = blurCanvas(one.blurhash, ratioOf(one));
    if (!revealed) return h('div.photo', null, blur);
    if (one.type !== 'image') return otherKind(one);
    return h(
      'button.photo',
      { type: 'button', 'aria-label': t('photo.open', { text: one.description || t('photo.number', { n: at + 1 }) }), onclick: () => enlarge(post, at) },
      blur,
      picture(one, single),
      one.description && h('span.photo-alt', { 'aria-hidden': 'true' }, 'ALT'),
    );
  }
  const revealButton = () => h('button.photos-reveal', { type: 'button', onclick: () => show(true) }, icon('hidden'), h('span', null, t('photo.reveal')));
  const hideButton = () => h('button.button-icon.photos-hide', { type: 'button', 'aria-label': t('photo.hide'), onclick: () => show(false) }, icon('hidden'));
  function show(value) {
    revealed = value;
    paint();
    grid.querySelector('button')?.focus();
  }
  paint();
  return grid;
}

async function enlarge(post, at) {
  const viewer = await import('app/post/viewer').catch(() => null);
  const own = post.account?.id === session.me?.id;
  const media = post.media_attachments.slice(0, 4);
  viewer?.openViewer(media, at, own && (() => announce('post', { ...post, media_attachments: [...media] })));
}

const ratioOf = (media) => media.meta?.small?.aspect ?? media.meta?.original?.aspect ?? 4 / 3;
const clamp = (ratio) => Math.min(WIDEST, Math.max(TALLEST, ratio));

function picture(one, single) {
  const small = one.meta?.small?.width;
  const original = one.meta?.original?.width;
  const both = small && original && original > small && one.preview_url !== one.url;
  const image = h('img', {
    src: one.preview_url ?? one.url,
    srcset: both ? `${one.preview_url} ${small}w, ${one.url} ${original}w` : null,
    sizes: both ? (single ? '(max-width: 44rem) 92vw, 33rem' : '(max-width: 44rem) 46vw, 17rem') : null,
    alt: one.description ?? '',
    loading: 'lazy',
    decoding: 'async',
    css: focusPoint(one.meta?.focus),
  });
  image.addEventListener('load', () => image.classList.add('loaded'), { once: true });
  image.addEventListener('error', () => image.classList.add('failed'), { once: true });
  return image;
}

function focusPoint(focus) {
  return focus ? { 'object-position': `${50 + focus.x * 50}% ${50 - focus.y * 50}%` } : {};
}

function otherKind(one) {
  return h('a.photo.photo-file', { href: one.url ?? one.remote_url, target: '_blank', rel: 'noopener' }, one.description || t('photo.file'));
}
