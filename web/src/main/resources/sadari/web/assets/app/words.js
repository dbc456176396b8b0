/** The words of the interface in the reader's language, and dates and numbers in their form. */

export const LANGUAGES = { en: 'English', ko: '한국어' };

export const language = document.documentElement.lang === 'ko' ? 'ko' : 'en';

let catalogue = {};
const plural = new Intl.PluralRules(language);
const number = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat(language);
const relative = new Intl.RelativeTimeFormat(language, { style: 'narrow', numeric: 'always' });
const day = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' });
const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long' });

/** Loads the catalogue; must be awaited once before the first word. */
export async function loadWords() {
  catalogue = (await import(`app/messages/${language}`)).default;
}

/** The words for a key, `{name}` replaced from `values`; `values.n` also chooses between `key.one` and `key.other`. */
export function t(key, values = {}) {
  const text = catalogue[key] ?? catalogue[`${key}.${plural.select(values.n ?? 0)}`] ?? catalogue[`${key}.other`] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === 'number' ? whole.format(values[name]) : values[name] ?? ''));
}

/** A count as people write it: 12, 1.2K, 1.2만. */
export function count(n) {
  return number.format(n ?? 0);
}

/** How long ago, in as few letters as the language allows; older than a week is a date. */
export function ago(iso, now = Date.now()) {
  const then = new Date(iso);
  const seconds = Math.max(0, (now - then.getTime()) / 1000);
  if (seconds < 45) return t('time.now');
  if (seconds < 3600) return relative.format(-Math.max(1, Math.round(seconds / 60)), 'minute');
  if (seconds < 86400) return relative.format(-Math.floor(seconds / 3600), 'hour');
  if (seconds < 7 * 86400) return relative.format(-Math.floor(seconds / 86400), 'day');
  return then.getFullYear() === new Date(now).getFullYear() ? day.format(then) : date.format(then);
}

export function fullTime(iso) {
  return moment.format(new Date(iso));
}

export function monthOf(iso) {
  return month.format(new Date(iso));
}

/** Keeps every shown relative time true while the page is open. */
export function keepTimesFresh() {
  setInterval(() => {
    if (document.hidden) return;
    for (const element of document.querySelectorAll('time[data-ago]')) {
      const text = ago(element.dateTime);
      if (element.textContent !== text) element.textContent = text;
    }
  }, 30_000);
}
