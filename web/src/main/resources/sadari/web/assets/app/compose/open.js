/** Opens a composer: a page of its own on phones for new posts, a dialog everywhere else. */

import { h, narrow } from 'app/dom';
import { t } from 'app/words';
import { dialog, toast } from 'app/surface';
import { displayName } from 'app/people';
import { clean } from 'app/sanitise';
import { go } from 'app/router';

export async function openComposer({ replyTo = null, text = '' } = {}) {
  if (!replyTo && !text && narrow()) return go('/compose');
  // Fetched when it is wanted: most who look never write.
  const found = await import('app/compose/composer').catch(() => null);
  if (!found) return toast(t('error.offline'), { kind: 'error' });
  const { composer } = found;
  let box;
  const writing = composer({ replyTo, text, posted: () => box.close(), focus: true });
  const quoted = replyTo && h('blockquote.answered', null, h('strong', null, displayName(replyTo.account)), h('div.post-text', { lang: replyTo.language }, clean(replyTo.content)));
  box = dialog(replyTo ? t('compose.replyTo', { name: displayName(replyTo.account) }) : t('compose.new'), () => [quoted, writing.element], { kind: 'write' });
  writing.focus();
}
