/** Theme and language: choices of this browser, in effect at once. */

import { h, uid } from 'app/dom';
import { t, LANGUAGES, language } from 'app/words';
import { remember, remembered } from 'app/session';
import { speak } from 'app/frame/aside';

const THEMES = ['auto', 'light', 'dark'];

function choices(legend, name, options, chosen, change) {
  return h(
    'fieldset.choices',
    null,
    h('legend.label', null, legend),
    h('div.choices-row', null, options.map(([value, words, lang]) => {
      const id = uid(name);
      return h('span.choice', null, h('input', { type: 'radio', name, id, value, checked: value === chosen, onchange: () => change(value) }), h('label', { for: id, lang }, words));
    })),
  );
}

export function appearance() {
  const theme = (value) => {
    remember('theme', value);
    if (value === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
  };
  return h(
    'div.settings-form',
    null,
    choices(t('settings.theme'), 'theme', THEMES.map((value) => [value, t(`settings.theme.${value}`)]), remembered('theme') ?? 'auto', theme),
    choices(t('settings.language'), 'language', Object.entries(LANGUAGES).map(([code, name]) => [code, name, code]), language, speak),
  );
}
