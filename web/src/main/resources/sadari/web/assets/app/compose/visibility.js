/** Who may see a post: a native list of choices with its own look. */

import { h } from 'app/dom';
import { icon } from 'app/icons';
import { t } from 'app/words';

const ICONS = { public: 'globe', unlisted: 'moon', private: 'lock', direct: 'at' };
const ORDER = Object.keys(ICONS);

/** The picker; a reply starts no wider than what it answers. */
export function visibilityPicker(start, replyTo, changed) {
  const value = replyTo && ORDER.indexOf(replyTo.visibility) > ORDER.indexOf(start) ? replyTo.visibility : start;
  const sign = h('span.pick-icon', null, icon(ICONS[value]));
  const select = h(
    'select.pick-select',
    { 'aria-label': t('compose.visibility'), onchange: () => (sign.replaceChildren(icon(ICONS[select.value])), changed()) },
    ORDER.map((kind) => h('option', { value: kind, selected: kind === value }, t(`visibility.${kind}`))),
  );
  return { element: h('span.pick', null, sign, select), get: () => select.value };
}
