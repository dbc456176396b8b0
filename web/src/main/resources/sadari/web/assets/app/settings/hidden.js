/** People the reader blocked or muted, each with the way back. */

import { h, fill } from 'app/dom';
import { t } from 'app/words';
import { post } from 'app/api';
import { feed } from 'app/feed/feed';
import { personCard } from 'app/people';
import { complain } from 'app/surface';

/** A fold that loads its list when it is opened. */
export function hiddenPeople(kind) {
  const place = h('div', null);
  const undo = kind === 'blocks' ? 'unblock' : 'unmute';
  const row = (account) => {
    const button = h('button.button.button-quiet.button-small', { type: 'button', onclick: free }, t(`profile.${undo}`));
    const card = personCard(account);
    card.append(button);
    async function free() {
      try {
        await post(`/api/v1/accounts/${account.id}/${undo}`);
        card.remove();
      } catch (error) {
        complain(error);
      }
    }
    return card;
  };
  const open = (event) => {
    if (event.target.open) fill(place, feed({ path: `/api/v1/${kind}`, label: t(`settings.${kind}`), render: row, empty: () => h('p.ground', null, t('feed.nobody')), shape: 'person' }).element);
  };
  return h('details.fold', { ontoggle: open }, h('summary', null, t(`settings.${kind}`)), place);
}
