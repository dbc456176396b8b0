/** The form that changes the reader's profile; one request carries words and pictures. */

import { h, fill, uid } from 'app/dom';
import { icon } from 'app/icons';
import { t } from 'app/words';
import { patch } from 'app/api';
import { session, announce } from 'app/session';
import { avatar, hasHeader } from 'app/people';
import { plain } from 'app/sanitise';
import { reason, toast } from 'app/surface';

const NAME_LENGTH = 30;
const NOTE_LENGTH = 500;

export function profileForm() {
  const { me } = session;
  const problem = h('p.problem', { role: 'alert', hidden: true });
  const save = h('button.button.button-main', { type: 'submit' }, t('action.save'));
  const pictures = { header: picture('header'), avatar: picture('avatar') };
  const form = h(
    'form.settings-form',
    { onsubmit: submit },
    h('div.pictures', null, pictures.header.element, pictures.avatar.element),
    field(t('settings.name'), (id) => h('input.field', { id, name: 'display_name', value: me.display_name, maxlength: NAME_LENGTH, autocomplete: 'nickname' })),
    field(t('settings.note'), (id) => h('textarea.field', { id, name: 'note', rows: 4, maxlength: NOTE_LENGTH, value: me.source?.note ?? plain(me.note), dir: 'auto' })),
    fieldRows(me),
    field(t('settings.visibility'), (id) => h('select.field', { id, name: 'source[privacy]' }, ['public', 'unlisted', 'private'].map((kind) => h('option', { value: kind, selected: kind === (me.source?.privacy ?? 'public') }, t(`visibility.${kind}`))))),
    h('label.check', null, h('input', { type: 'checkbox', name: 'locked', checked: me.locked }), h('span', null, t('settings.locked'), h('small.muted', null, t('settings.lockedHint')))),
    problem,
    h('div.form-actions', null, save),
  );

  async function submit(event) {
    event.preventDefault();
    save.disabled = true;
    problem.hidden = true;
    const data = new FormData(form);
    data.set('locked', String(form.elements.locked.checked));
    for (const name of ['avatar', 'header']) if (!data.get(name)?.size) data.delete(name);
    try {
      session.me = await patch('/api/v1/accounts/update_credentials', data);
      announce('me', session.me);
      for (const one of Object.values(pictures)) one.saved();
      toast(t('settings.saved'));
    } catch (error) {
      fill(problem, t('settings.failed', { reason: reason(error) }));
      problem.hidden = false;
    }
    save.disabled = false;
  }
  return form;
}

function field(label, control) {
  const id = uid('field');
  return h('div.form-row', null, h('label.label', { for: id }, label), control(id));
}

function fieldRows(me) {
  const rows = me.source?.fields ?? me.fields ?? [];
  const row = (at) => {
    const part = (kind, words) => h('input.field', { name: `fields_attributes[${at}][${kind}]`, value: plain(rows[at]?.[kind] ?? ''), 'aria-label': t(words, { n: at + 1 }), placeholder: t(words, { n: at + 1 }), maxlength: 255 });
    return h('div.field-pair', null, part('name', 'settings.fieldName'), part('value', 'settings.fieldValue'));
  };
  return h('fieldset.form-row', null, h('legend.label', null, t('settings.fields')), Array.from({ length: session.limits.fields }, (_, at) => row(at)));
}

/** A picture that shows the chosen file before it is saved. */
function picture(name) {
  const id = uid(name);
  const shown = h('span.picture-shown', null);
  const now = () => (name === 'avatar' ? avatar(session.me, 'large') : hasHeader(session.me) && h('img', { src: session.me.header, alt: '' }));
  let url = null;
  const choose = () => {
    if (url) URL.revokeObjectURL(url);
    url = input.files[0] ? URL.createObjectURL(input.files[0]) : null;
    fill(shown, url ? h('img', { src: url, alt: '', class: name === 'avatar' ? 'avatar avatar-large' : '' }) : now());
  };
  const input = h('input.visually-hidden', { id, type: 'file', name, accept: 'image/*', onchange: choose });
  fill(shown, now());
  const element = h(`div.picture.picture-${name}`, null, shown, input, h('label.picture-change', { for: id }, icon('camera'), h('span', null, t(`settings.${name}`))));
  return { element, saved: () => ((input.value = ''), choose()) };
}
