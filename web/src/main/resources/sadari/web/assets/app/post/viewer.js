/** Shows photos over the whole window, with their descriptions; arrow keys and swipes go from one to the next. */

import { h, fill, uid } from 'app/dom';
import { icon } from 'app/icons';
import { t } from 'app/words';
import { blurCanvas } from 'app/blurhash';

const SWIPE = 48;

/** `edited()` is given where the photos are the reader's own: it is told when one of `media` is another version. */
export function openViewer(media, start, edited) {
  let at = start;
  const captionId = uid('caption');
  const stage = h('div.viewer-stage');
  const caption = h('p.viewer-caption', { id: captionId, 'aria-live': 'polite' });
  const close = h('button.button-icon.viewer-close', { type: 'button', 'aria-label': t('action.close'), onclick: () => box.close() }, icon('close'));
  const arrow = (name, label, by) => media.length > 1 && h(`button.button-icon.viewer-${name}`, { type: 'button', 'aria-label': label, onclick: () => move(by) }, icon(name));
  const edit = edited && h('button.button-icon.viewer-edit', { type: 'button', 'aria-label': t('edit.title'), title: t('edit.title'), onclick: () => change() }, icon('adjust'));
  const box = h('dialog.viewer', { 'aria-label': t('photo.viewer'), 'aria-describedby': captionId }, close, edit, arrow('prev', t('photo.previous'), -1), stage, arrow('next', t('photo.next'), 1), caption);

  function paint() {
    const one = media[at];
    const size = one.meta?.original ?? {};
    const image = h('img.viewer-photo', { src: one.url, alt: one.description ?? '', width: size.width, height: size.height, decoding: 'async' });
    const blur = blurCanvas(one.blurhash, size.aspect ?? 1);
    // Not at `load`: the picture may still have to be decoded, and nothing would be seen meanwhile.
    image.decode().then(() => blur?.remove(), () => {});
    fill(stage, h('div.viewer-frame', { css: { '--ratio': String(size.aspect ?? 1), '--width': `${size.width ?? 1600}px` } }, blur, image));
    const place = media.length > 1 ? `${at + 1}/${media.length} · ` : '';
    fill(caption, `${place}${one.description || t('photo.noDescription')}`);
  }

  async function change() {
    const editor = await import('app/post/editor').catch(() => null);
    const place = at;
    editor?.openEditor(media[place], (latest) => {
      media[place] = latest;
      edited();
      if (box.isConnected) paint();
    });
  }

  function move(by) {
    at = (at + by + media.length) % media.length;
    paint();
  }

  box.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowRight' && media.length > 1) move(1);
    if (event.key === 'ArrowLeft' && media.length > 1) move(-1);
  });
  box.addEventListener('click', (event) => (event.target === box || event.target === stage) && box.close());
  swipe(stage, (by) => media.length > 1 && move(by));
  box.addEventListener('close', () => box.remove());
  document.body.append(box);
  paint();
  box.showModal();
}

function swipe(element, move) {
  let from = null;
  element.addEventListener('pointerdown', (event) => (from = event.clientX));
  element.addEventListener('pointerup', (event) => {
    const distance = from === null ? 0 : event.clientX - from;
    from = null;
    if (Math.abs(distance) > SWIPE) move(distance < 0 ? 1 : -1);
  });
}
