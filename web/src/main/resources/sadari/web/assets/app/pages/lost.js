/** There is nothing at this address. */

import { h } from 'app/dom';
import { t } from 'app/words';
import { pageHead } from 'app/frame/shell';
import { nothing } from 'app/feed/feed';

export default function lost() {
  return { title: t('lost.title'), element: h('div.page', null, pageHead(t('lost.title')).element, nothing(t('lost.heading'), t('lost.text'), h('a.button.button-main', { href: '/' }, t('lost.action')))) };
}
