/** Lets through the little markup a post may have; everything else becomes its text. The server has cleaned it before. */

const SPAN_CLASSES = new Set(['invisible', 'ellipsis', 'h-card', 'mention', 'hashtag']);
const DROPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'SVG', 'MATH', 'NOSCRIPT', 'TEXTAREA', 'TITLE']);

/** Turns a post's HTML into nodes; `local` maps an address to a path of this site, or to null. */
export function clean(html, local = () => null) {
  const parsed = new DOMParser().parseFromString(html ?? '', 'text/html');
  const result = document.createDocumentFragment();
  copy(parsed.body, result, local);
  return result;
}

function copy(from, to, local) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
    else if (node.nodeType === Node.ELEMENT_NODE && !DROPPED.has(node.tagName.toUpperCase())) copyElement(node, to, local);
  }
}

function copyElement(node, to, local) {
  let made = to;
  if (node.tagName === 'P' || node.tagName === 'BR') made = document.createElement(node.tagName);
  else if (node.tagName === 'SPAN') made = spanOf(node);
  else if (node.tagName === 'A') made = linkOf(node, local) ?? to;
  if (made !== to) to.append(made);
  copy(node, made, local);
}

function spanOf(node) {
  const span = document.createElement('span');
  for (const name of node.classList) if (SPAN_CLASSES.has(name)) span.classList.add(name);
  return span;
}

function linkOf(node, local) {
  const href = node.getAttribute('href') ?? '';
  let url;
  try {
    url = new URL(href, location.origin);
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const link = document.createElement('a');
  for (const name of node.classList) if (SPAN_CLASSES.has(name)) link.classList.add(name);
  const path = local(url);
  if (path) link.href = path;
  else {
    link.href = url.href;
    link.target = '_blank';
    link.rel = 'nofollow noopener noreferrer';
  }
  return link;
}

/** The plain text of a piece of HTML, paragraphs and breaks kept as new lines. */
export function plain(html) {
  const holder = document.createElement('div');
  holder.append(clean((html ?? '').replace(/<br\s*\/?>/g, '\n').replace(/<\/p>\s*<p>/g, '\n\n')));
  return holder.textContent;
}
