/** A pill that offers entries newer than the newest shown one; it asks only while somebody looks. */

import { h, fill } from 'app/dom';
import { icon } from 'app/icons';
import { t } from 'app/words';
import { get } from 'app/api';

const EVERY = 30_000;

export function newer({ path, query, newest, known, show }) {
  const pill = h('button.pill', { type: 'button', hidden: true, onclick: reveal });
  const element = h('div.pill-place', { 'aria-live': 'polite' }, pill);
  let waiting = [];
  let timer = setInterval(look, EVERY);

  async function look() {
    if (document.hidden || !element.isConnected) return;
    try {
      const since = waiting[0]?.id ?? newest();
      const found = await get(path, since ? { ...query, since_id: since } : query);
      waiting = [...found.filter((item) => !known(item.id)), ...waiting].filter((item, at, all) => all.findIndex((other) => other.id === item.id) === at);
      paint();
    } catch {
      // The next look tries again.
    }
  }

  function paint() {
    waiting = waiting.filter((item) => !known(item.id));
    pill.hidden = waiting.length === 0;
    fill(pill, icon('up'), t('feed.newer', { n: waiting.length }));
  }

  function reveal() {
    const items = waiting;
    waiting = [];
    paint();
    show(items);
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
