/** Lists of people in a dialog: who favourited, who boosted. */

import { h } from 'app/dom';
import { t } from 'app/words';
import { feed, nothing } from 'app/feed/feed';
import { personCard } from 'app/people';
import { dialog } from 'app/surface';

export function openPeople(title, path) {
  const people = feed({ path, label: title, render: (account) => personCard(account), empty: () => nothing(t('feed.nobody')), shape: 'person' });
  const box = dialog(title, () => h('div.whoever', null, people.element), { kind: 'tall', onclose: () => people.dispose() });
  box.addEventListener('click', (event) => event.target.closest('a') && box.close());
}
