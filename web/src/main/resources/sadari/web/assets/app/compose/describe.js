/** Asks for words that stand in for a photo. */

import { h, uid } from 'app/dom';
import { t } from 'app/words';
import { dialog } from 'app/surface';

const LONGEST = 1500;

/** Answers the description, or null when nothing was decided. */
export function describe(item) {
  return new Promise((resolve) => {
    let answer = null;
    const id = uid('describe');
    const form = (close) => {
      const area = h('textarea.field', { id, rows: 4, maxlength: LONGEST, value: item.description, autofocus: true });
      const save = (event) => {
        event.preventDefault();
        answer = area.value.trim();
        close();
      };
      return h(
        'form.describe',
        { onsubmit: save },
        h('img.describe-photo', { src: item.preview, alt: '' }),
        h('label.label', { for: id }, t('compose.describeLabel')),
        area,
        h('p.muted', null, t('compose.describeHint')),
        h('div.dialog-actions', null, h('button.button.button-quiet', { type: 'button', onclick: close }, t('action.cancel')), h('button.button.button-main', { type: 'submit' }, t('action.save'))),
      );
    };
    dialog(t('compose.describe'), form, { onclose: () => resolve(answer) });
  });
}
