/** Where posts are written: text, warning, audience, photos; kept as a draft until the server has confirmed it. */

import { h, fill, uid } from 'app/dom';
import { icon } from 'app/icons';
import { t, language } from 'app/words';
import { post } from 'app/api';
import { session, announce } from 'app/session';
import { avatar } from 'app/people';
import { reason, toast } from 'app/surface';
import { weigh } from 'app/compose/count';
import { openDraft } from 'app/compose/draft';
import { attachments } from 'app/compose/attachments';
import { visibilityPicker } from 'app/compose/visibility';
import { postPath } from 'app/post/card';
import { go } from 'app/router';

const LOW = 50;

/** Makes a composer; `posted` is called with the new post. */
export function composer({ replyTo = null, text = '', posted = () => {}, focus = false } = {}) {
  const mentions = replyTo ? mentionsFor(replyTo) : '';
  const draft = openDraft(replyTo, { text: text || mentions, warning: replyTo?.spoiler_text ?? '', warned: Boolean(replyTo?.spoiler_text) });
  if (text && !draft.text.includes(text)) draft.text = `${text}${draft.text}`;
  const id = uid('write');
  const area = h('textarea.write', { id, rows: 3, value: draft.text, placeholder: replyTo ? t('compose.replyPlaceholder') : t('compose.placeholder'), 'aria-label': replyTo ? t('compose.replyLabel') : t('compose.label'), 'aria-describedby': `${id}-left`, dir: 'auto', autofocus: focus });
  const warning = h('input.field.warning', { value: draft.warning, placeholder: t('compose.warningPlaceholder'), 'aria-label': t('compose.warning'), hidden: !draft.warned, maxlength: 200 });
  const left = h('span.left', { id: `${id}-left` });
  const problem = h('p.problem', { role: 'alert', hidden: true });
  const send = h('button.button.button-main', { type: 'submit' }, replyTo ? t('compose.reply') : t('compose.post'));
  const picker = visibilityPicker(draft.visibility ?? session.me.source?.privacy ?? 'public', replyTo, keep);
  const photos = attachments(draft.media, keep);
  const file = h('input', { type: 'file', accept: 'image/*', multiple: true, hidden: true, tabindex: '-1', 'aria-hidden': 'true', onchange: () => (photos.add(file.files), (file.value = ''), keep()) });
  const addPhoto = h('button.button-icon', { type: 'button', 'aria-label': t('compose.addPhoto'), title: t('compose.addPhoto'), onclick: () => file.click() }, icon('camera'));
  const warn = h('button.button-icon', { type: 'button', 'aria-label': t('compose.warning'), title: t('compose.warning'), 'aria-pressed': String(draft.warned), onclick: toggleWarning }, icon('warn'));
  let sending = false;

  const state = () => ({ text: area.value, warning: warning.value, warned: !warning.hidden, visibility: picker.get(), media: photos.ready() });
  const room = () => session.limits.characters - weigh(area.value, warning.hidden ? '' : warning.value);

  function keep() {
    draft.save(state());
    paint();
  }

  function paint() {
    const space = room();
    fill(left, String(space));
    left.setAttribute('aria-label', t('compose.left', { n: space }));
    left.classList.toggle('left-low', space <= LOW);
    left.classList.toggle('left-over', space < 0);
    const written = area.value.trim() !== '' && area.value.trim() !== mentions.trim();
    send.disabled = sending || space < 0 || photos.sending() || photos.failed() || (!written && photos.ready().length === 0);
    fill(send, photos.sending() ? t('compose.waiting') : sending ? t('compose.posting') : replyTo ? t('compose.reply') : t('compose.post'));
    addPhoto.disabled = photos.full();
    grow(area);
  }

  function toggleWarning() {
    warning.hidden = !warning.hidden;
    warn.setAttribute('aria-pressed', String(!warning.hidden));
    if (!warning.hidden) warning.focus();
    keep();
  }

  async function submit(event) {
    event?.preventDefault();
    if (send.disabled) return;
    sending = true;
    problem.hidden = true;
    paint();
    try {
      const made = await post('/api/v1/statuses', request(), { 'Idempotency-Key': draft.token });
      finished(made);
    } catch (error) {
      fill(problem, t('compose.failed', { reason: reason(error) }));
      problem.hidden = false;
    } finally {
      sending = false;
      paint();
    }
  }

  function request() {
    const { text: status, warning: words, warned, visibility, media } = state();
    const body = { status, visibility, media_ids: media.map((one) => one.id), language: /[\u3131-\uD79D]/.test(status) ? 'ko' : language };
    if (warned && words.trim()) Object.assign(body, { spoiler_text: words.trim(), sensitive: true });
    if (replyTo) body.in_reply_to_id = replyTo.id;
    return body;
  }

  function finished(made) {
    draft.discard();
    area.value = mentions;
    warning.value = '';
    warning.hidden = true;
    warn.setAttribute('aria-pressed', 'false');
    photos.clear();
    announce('new', made);
    toast(replyTo ? t('compose.replied') : t('compose.posted'), { action: { label: t('action.view'), run: () => go(postPath(made)) } });
    posted(made);
  }

  const form = h(
    'form.composer',
    { onsubmit: submit, 'aria-label': replyTo ? t('compose.replyLabel') : t('compose.label') },
    avatar(session.me),
    h(
      'div.composer-main',
      null,
      warning,
      area,
      photos.element,
      problem,
      h('div.composer-tools', null, addPhoto, warn, picker.element, h('span.composer-space'), left, send),
      file,
    ),
  );
  for (const field of [area, warning]) field.addEventListener('input', keep);
  area.addEventListener('keydown', (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit());
  takeFiles(form, area, (files) => (photos.add(files), keep()));
  queueMicrotask(paint);
  return {
    element: form,
    focus() {
      area.focus();
      area.setSelectionRange(area.value.length, area.value.length);
      paint();
    },
    worth: () => area.value.trim() !== mentions.trim() || photos.size() > 0,
  };
}

/** Grows with its text where the browser cannot do it by style alone. */
function grow(area) {
  if (CSS.supports('field-sizing', 'content')) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
}

function mentionsFor(post) {
  const names = [post.account.acct, ...(post.mentions ?? []).map((one) => one.acct)].filter((acct) => acct !== session.me.acct);
  return [...new Set(names)].map((acct) => `@${acct} `).join('');
}

/** Photos by drag and by paste. */
function takeFiles(form, area, add) {
  let depth = 0;
  const carries = (event) => event.dataTransfer?.types.includes('Files');
  const mark = (by) => {
    depth = Math.max(0, depth + by);
    form.classList.toggle('composer-over', depth > 0);
  };
  form.addEventListener('dragenter', (event) => carries(event) && (event.preventDefault(), mark(1)));
  form.addEventListener('dragover', (event) => carries(event) && event.preventDefault());
  form.addEventListener('dragleave', (event) => carries(event) && mark(-1));
  form.addEventListener('drop', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    depth = 0;
    mark(0);
    add(event.dataTransfer.files);
  });
  area.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])].filter((one) => one.type.startsWith('image/'));
    if (!files.length) return;
    event.preventDefault();
    add(files);
  });
}
