/** Writing a post on a page of its own, for phones. */

import { h } from 'app/dom';
import { t } from 'app/words';
import { pageHead } from 'app/frame/shell';
import { composer } from 'app/compose/composer';
import { back } from 'app/router';

export default function compose() {
  const text = new URLSearchParams(location.search).get('text') ?? '';
  const writing = composer({ text, posted: () => back('/') });
  setTimeout(writing.focus, 60);
  return { title: t('compose.new'), element: h('div.page', null, pageHead(t('compose.new'), { upTo: '/' }).element, h('div.write-here.write-page', null, writing.element)) };
}
