/** A pill that offers entries newer than the newest shown one; it asks only while somebody looks. */

import { h, fill } from 'app/dom';
import { icon } from 'app/icons';
import { t } from 'app/words';
import { get } from 'app/api';

const EVERY = 30_000;

/** `show` puts a few new entries on top; `reload` starts over when there are more than one page of them. */
export function newer({ path, query, newest, known, show, reload }) {
  const pill = h('button.pill', { type: 'button', hidden: true, onclick: reveal });
  const element = h('div.pill-place', { 'aria-live': 'polite' }, pill);
  let waiting = [];
  let many = false;
  let timer = setInterval(look, EVERY);

  async function look() {
    if (document.hidden || !element.isConnected) return;
    try {
      const since = waiting[0]?.id ?? newest();
      const found = await get(path, since ? { ...query, since_id: since } : query);
      many ||= found.length >= (query.limit ?? 20);
      waiting = [...found.filter((item) => !known(item.id)), ...waiting].filter((item, at, all) => all.findIndex((other) => other.id === item.id) === at);
      paint();
    } catch {
      // The next look tries again.
    }
  }

  function paint() {
    waiting = waiting.filter((item) => !known(item.id));
    pill.hidden = waiting.length === 0;
    fill(pill, icon('up'), t('feed.newer', { n: waiting.length }), many && '+');
  }

  function reveal() {
    const items = waiting;
    waiting = [];
    paint();
    if (many) reload();
    else show(items);
    many = false;
  }

  return {
    element,
    resume() {
      clearInterval(timer);
      timer = setInterval(look, EVERY);
      look();
    },
    pause: () => clearInterval(timer),
  };
}
