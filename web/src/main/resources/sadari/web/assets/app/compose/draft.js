/** What is being written, kept in the browser until the server has it: nothing is lost by an error or a closed tab. */

import { session } from 'app/session';

const key = (replyTo) => `sadari:draft:${session.me.id}:${replyTo?.id ?? 'new'}`;

function token() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The kept draft, or an empty one. Each draft has one idempotency key: sending it twice posts it once. */
export function openDraft(replyTo, start = {}) {
  const empty = { text: '', warning: '', warned: false, visibility: null, media: [], token: token(), ...start };
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(key(replyTo))) ?? {};
  } catch {
    // Unreadable or forbidden storage is an empty draft.
  }
  const draft = { ...empty, ...kept };
  return {
    ...draft,
    restored: Boolean(kept.text?.trim() || kept.media?.length),
    save(state) {
      try {
        const worth = state.text.trim() || state.warning.trim() || state.media.length;
        if (worth) localStorage.setItem(key(replyTo), JSON.stringify({ ...state, token: draft.token }));
        else localStorage.removeItem(key(replyTo));
      } catch {
        // A full or forbidden storage must not stop anyone from writing.
      }
    },
    discard() {
      draft.token = token();
      this.token = draft.token;
      try {
        localStorage.removeItem(key(replyTo));
      } catch {
        // Nothing to remove where nothing could be stored.
      }
    },
  };
}
