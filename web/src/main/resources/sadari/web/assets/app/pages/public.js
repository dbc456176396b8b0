/** What everybody here posts in public. */

import { h } from 'app/dom';
import { t } from 'app/words';
import { pageHead } from 'app/frame/shell';
import { searchBox } from 'app/frame/aside';
import { publicFeed } from 'app/feed/public';

export default function everyone() {
  const timeline = publicFeed();
  return {
    title: t('nav.public'),
    element: h('div.page', null, pageHead(t('nav.public')).element, h('div.search-here', null, searchBox()), timeline.element),
    again: timeline.reload,
    resume: timeline.resume,
    pause: timeline.pause,
    dispose: timeline.dispose,
  };
}
