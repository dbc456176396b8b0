/** Counts a post as the server does: letters as people see them, every link as 23. */

import { session } from 'app/session';

const LINK = /https?:\/\/[^\s<>"]+/gi;
const REMOTE = /(^|[^\w/])@([\w.-]+)@[\w.-]+\w/g;
const segments = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter() : null;

function letters(text) {
  if (!segments) return [...text].length;
  let n = 0;
  for (const segment of segments.segment(text)) n += segment.segment.length > 0 ? 1 : 0;
  return n;
}

/** The length of text and warning together. */
export function weigh(text, warning = '') {
  const shortened = text.replace(LINK, '#'.repeat(session.limits.link)).replace(REMOTE, '$1@$2');
  return letters(shortened) + letters(warning);
}
