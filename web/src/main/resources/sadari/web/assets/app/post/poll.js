/** The result of a poll, as bars with numbers. */

import { h } from 'app/dom';
import { t } from 'app/words';

export function poll(state) {
  const total = Math.max(1, state.votes_count);
  const option = ({ title, votes_count: votes }) => {
    const share = (votes ?? 0) / total;
    return h('li.poll-option', { css: { '--share': `${Math.round(share * 100)}%` } }, h('span', null, title), h('span.muted', null, `${Math.round(share * 100)}%`));
  };
  return h('div.poll', null, h('ul', null, state.options.map(option)), h('p.muted', null, t('post.votes', { n: state.votes_count })));
}
