/** Tells the operators about a post. */

import { h, uid } from 'app/dom';
import { t } from 'app/words';
import { post as send } from 'app/api';
import { complain, dialog, toast } from 'app/surface';
import { displayName } from 'app/people';

const LONGEST = 1000;

/** What is wrong, with its words; the first is chosen already. */
const categories = () => [
  ['spam', t('report.spam')],
  ['violation', t('report.violation')],
  ['legal', t('report.legal')],
  ['other', t('report.else')],
];

export function report(post) {
  const form = (close) => {
    const ids = { category: uid('report'), comment: uid('report') };
    const category = h('select.field', { id: ids.category, autofocus: true }, categories().map(([value, words]) => h('option', { value }, words)));
    const comment = h('textarea.field', { id: ids.comment, rows: 4, maxlength: LONGEST });
    const button = h('button.button.button-main', { type: 'submit' }, t('report.send'));
    const submit = async (event) => {
      event.preventDefault();
      button.disabled = true;
      try {
        await send('/api/v1/reports', { account_id: post.account.id, status_ids: [post.id], category: category.value, comment: comment.value });
        close();
        toast(t('report.sent'));
      } catch (error) {
        complain(error);
      } finally {
        button.disabled = false;
      }
    };
    return h(
      'form.report',
      { onsubmit: submit },
      h('p.muted', null, t('report.hint', { name: displayName(post.account) })),
      h('label.label', { for: ids.category }, t('report.category')),
      category,
      h('label.label', { for: ids.comment }, t('report.comment')),
      comment,
      h('div.dialog-actions', null, h('button.button.button-quiet', { type: 'button', onclick: close }, t('action.cancel')), button),
    );
  };
  dialog(t('report.title'), form);
}
