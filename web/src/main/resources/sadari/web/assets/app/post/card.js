/** One post as it stands in a list or in the middle of its thread. */

import { h, fill } from 'app/dom';
import { icon } from 'app/icons';
import { t, ago, fullTime } from 'app/words';
import { avatar, displayName, profilePath } from 'app/people';
import { clean } from 'app/sanitise';
import { go } from 'app/router';
import { uid } from 'app/dom';
import { photos } from 'app/post/photos';
import { actionBar } from 'app/post/actions';

const VISIBILITY = { unlisted: 'moon', private: 'lock', direct: 'at' };

export const postPath = (post) => `/@${post.account.acct}/${post.id}`;

/** The card; `update(post)` shows a newer state of the same post. `focus` makes it the subject of its page. */
export function postCard(item, { focus = false, rail = false } = {}) {
  const post = item.reblog ?? item;
  const nameId = uid('by');
  const element = h('article.post', {
    class: `${focus ? 'post-focus' : ''} ${rail ? 'post-rail' : ''}`,
    tabindex: '-1',
    'aria-labelledby': nameId,
    data: { post: post.id, key: item.id },
    onclick: (event) => !focus && openFrom(event, post),
  });
  let shown = post;
  let bar;
  function build() {
    bar = actionBar(shown, focus);
    fill(
      element,
      item.reblog && h('p.post-why', null, icon('boost'), h('a', { href: profilePath(item.account) }, t('post.boostedBy', { name: displayName(item.account) }))),
      h('a.post-avatar', { href: profilePath(shown.account), tabindex: '-1', 'aria-hidden': 'true' }, avatar(shown.account)),
      head(shown, nameId, focus),
      h('div.post-main', null, body(shown), focus && fullLine(shown), bar.element),
    );
  }
  build();
  element.update = (newerItem) => {
    const latest = newerItem.reblog ?? newerItem;
    const edited = looks(latest) !== looks(shown);
    shown = latest;
    if (edited) build();
    else bar.update(latest);
  };
  return element;
}

const looks = (post) => post.edited_at + post.media_attachments.map((one) => one.url);

function openFrom(event, post) {
  // The path, not the target: a button may have redrawn what was clicked before the click arrives here.
  const inner = event.composedPath();
  const controls = inner.slice(0, inner.indexOf(event.currentTarget));
  if (controls.some((node) => node.matches?.('a, button, input, select, textarea, summary, label, .menu')) || String(getSelection())) return;
  go(postPath(post));
}

function head(post, nameId, focus) {
  const { account } = post;
  return h(
    'header.post-head',
    null,
    h('a.post-author', { href: profilePath(account), id: nameId }, h('strong', null, displayName(account)), ' ', h('span.muted', null, `@${account.acct}`)),
    !focus &&
      h(
        'span.post-when',
        null,
        VISIBILITY[post.visibility] && h('span.post-visibility', { title: t(`visibility.${post.visibility}`), role: 'img', 'aria-label': t(`visibility.${post.visibility}`) }, icon(VISIBILITY[post.visibility])),
        h('a.post-time', { href: postPath(post), data: { action: 'open' } }, h('time', { datetime: post.created_at, title: fullTime(post.created_at), data: { ago: '' } }, ago(post.created_at))),
        post.edited_at && h('span.muted', { title: fullTime(post.edited_at) }, '*'),
      ),
  );
}

function fullLine(post) {
  return h(
    'p.post-full',
    null,
    h('time', { datetime: post.created_at }, fullTime(post.created_at)),
    h('span', null, t(`visibility.${post.visibility}`)),
    post.edited_at && h('span', null, t('post.edited', { time: fullTime(post.edited_at) })),
    post.application?.name && h('span', null, post.application.name),
  );
}

function body(post) {
  const inside = [text(post), post.media_attachments.length > 0 && photos(post)];
  if (!post.spoiler_text) return inside;
  const id = uid('cw');
  const folded = h('div.post-folded', { id, hidden: true }, inside);
  const button = h('button.button.button-quiet.button-small', { type: 'button', 'aria-expanded': 'false', 'aria-controls': id, data: { action: 'unfold' }, onclick: toggle }, t('post.showMore'));
  function toggle() {
    folded.hidden = !folded.hidden;
    button.setAttribute('aria-expanded', String(!folded.hidden));
    fill(button, folded.hidden ? t('post.showMore') : t('post.showLess'));
  }
  return [h('div.post-warning', null, h('p', { lang: post.language }, post.spoiler_text), button), folded];
}

function text(post) {
  const content = clean(post.content, (url) => localPath(url, post));
  return content.childNodes.length > 0 && h('div.post-text', { lang: post.language, dir: 'auto' }, content);
}

/** Mentions and hashtags stay on this site, wherever the server's address points. */
function localPath(url, post) {
  const mention = post.mentions?.find((one) => one.url === url.href);
  if (mention) return `/@${mention.acct}`;
  const tag = post.tags?.find((one) => one.url === url.href);
  if (tag) return `/tags/${encodeURIComponent(tag.name)}`;
  return url.origin === location.origin ? url.pathname + url.search : null;
}
