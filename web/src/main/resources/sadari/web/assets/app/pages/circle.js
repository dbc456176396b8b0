/** The people around somebody: followers, or those followed. */

import { h } from 'app/dom';
import { t } from 'app/words';
import { get } from 'app/api';
import { pageHead } from 'app/frame/shell';
import { failed } from 'app/feed/feed';
import { peopleFeed } from 'app/feed/people';
import { displayName } from 'app/people';

export default function circle(acct, which) {
  const title = t(`circle.${which}`, { name: `@${acct}` });
  const head = pageHead(title, { upTo: `/@${acct}` });
  const page = { title, element: h('div.page', null, head.element) };
  async function load() {
    try {
      const account = await get('/api/v1/accounts/lookup', { acct });
      head.rename(t(`circle.${which}`, { name: displayName(account) }));
      const list = peopleFeed(`/api/v1/accounts/${account.id}/${which}`, {}, title);
      page.dispose = list.dispose;
      page.element.append(list.element);
    } catch (error) {
      const box = failed(error, () => (box.remove(), load()));
      page.element.append(box);
    }
  }
  load();
  return page;
}
