/** The photos of a post being written: chosen, dropped or pasted, sent at once, shown with progress, described, removed, moved. */

import { h, fill } from 'app/dom';
import { icon } from 'app/icons';
import { t } from 'app/words';
import { upload, put } from 'app/api';
import { session } from 'app/session';
import { reason, toast, complain } from 'app/surface';
import { describe } from 'app/compose/describe';

/** Makes the list; `changed` is called whenever what would be posted changes. */
export function attachments(kept, changed) {
  const element = h('ul.attached', { 'aria-label': t('compose.photos'), hidden: true });
  let items = kept.map((media) => ({ media, state: 'ready', preview: media.preview_url ?? media.url, description: media.description ?? '' }));

  function add(files) {
    const images = [...files].filter((file) => file.type.startsWith('image/'));
    if (images.length < files.length) toast(t('compose.onlyImages'), { kind: 'error' });
    const room = session.limits.photos - items.length;
    if (images.length > room) toast(t('compose.tooManyPhotos', { n: session.limits.photos }), { kind: 'error' });
    for (const file of images.slice(0, Math.max(0, room))) {
      const item = { file, state: 'sending', preview: URL.createObjectURL(file), description: '', progress: 0 };
      items.push(item);
      sendItem(item);
    }
    paint();
  }

  async function sendItem(item) {
    item.state = 'sending';
    item.stop = new AbortController();
    const progress = (share) => {
      item.progress = share;
      item.bar?.style.setProperty('--done', String(share));
      item.bar?.setAttribute('aria-valuenow', String(Math.round(share * 100)));
    };
    try {
      item.media = await upload(item.file, progress, item.stop.signal);
      item.state = 'ready';
      if (item.description) await keepDescription(item);
    } catch (error) {
      item.state = 'failed';
      item.reason = reason(error);
    }
    if (items.includes(item)) paint();
    changed();
  }

  async function keepDescription(item) {
    try {
      item.media = await put(`/api/v1/media/${item.media.id}`, { description: item.description });
    } catch (error) {
      complain(error);
    }
    changed();
  }

  function drop(item) {
    item.stop?.abort();
    if (item.preview.startsWith('blob:')) URL.revokeObjectURL(item.preview);
    items = items.filter((other) => other !== item);
    paint();
    changed();
  }

  function move(item, by) {
    const from = items.indexOf(item);
    items.splice(from, 1);
    items.splice(from + by, 0, item);
    paint();
    changed();
    element.children[from + by]?.querySelector('button')?.focus();
  }

  async function edit(item) {
    const words = await describe(item);
    if (words === null || words === item.description) return;
    item.description = words;
    paint();
    if (item.state === 'ready') await keepDescription(item);
  }

  async function retouch(item) {
    const editor = await import('app/post/editor').catch(() => null);
    editor?.openEditor(item.media, (latest) => {
      if (item.preview.startsWith('blob:')) URL.revokeObjectURL(item.preview);
      item.media = latest;
      item.preview = latest.preview_url ?? latest.url;
      paint();
      changed();
    });
  }

  function paint() {
    element.hidden = items.length === 0;
    fill(element, items.map(row));
  }

  function row(item, at) {
    const name = t('photo.number', { n: at + 1 });
    const tool = (label, iconName, run, off) => h('button.button-icon', { type: 'button', 'aria-label': `${label}: ${name}`, title: label, onclick: run, disabled: off }, icon(iconName));
    item.bar = item.state === 'sending' ? h('div.progress', { role: 'progressbar', 'aria-label': t('compose.sending'), 'aria-valuemin': '0', 'aria-valuemax': '100', css: { '--done': String(item.progress) } }) : null;
    return h(
      'li.attachment',
      { class: `attachment-${item.state}` },
      h('img', { src: item.preview, alt: item.description || name }),
      item.bar,
      item.state === 'failed' && h('div.attachment-failed', { role: 'alert' }, h('span', null, item.reason), item.file && h('button.button.button-quiet.button-small', { type: 'button', onclick: () => (sendItem(item), paint()) }, t('action.retry'))),
      h('div.attachment-tools', null, at > 0 && tool(t('compose.earlier'), 'prev', () => move(item, -1)), at < items.length - 1 && tool(t('compose.later'), 'next', () => move(item, 1)), item.state === 'ready' && tool(t('edit.title'), 'adjust', () => retouch(item)), tool(t('compose.removePhoto'), 'close', () => drop(item))),
      h('button.attachment-alt', { type: 'button', class: item.description ? 'attachment-described' : '', onclick: () => edit(item) }, icon(item.description ? 'check' : 'pen'), item.description ? t('compose.described') : t('compose.describe')),
    );
  }

  paint();
  return {
    element,
    add,
    ready: () => items.filter((item) => item.state === 'ready').map((item) => item.media),
    sending: () => items.some((item) => item.state === 'sending'),
    failed: () => items.some((item) => item.state === 'failed'),
    full: () => items.length >= session.limits.photos,
    size: () => items.length,
    clear() {
      for (const item of items) if (item.preview.startsWith('blob:')) URL.revokeObjectURL(item.preview);
      items = [];
      paint();
    },
  };
}
