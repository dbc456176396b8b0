/** What floats above the page: short messages, questions, dialogs and menus. */

import { h, fill } from 'app/dom';
import { icon } from 'app/icons';
import { t } from 'app/words';

const stack = h('div.toasts', { role: 'status', 'aria-live': 'polite', popover: 'manual' });
document.body.append(stack);

/** Says something for a few seconds; `action` is an optional { label, run }. */
export function toast(message, { kind = 'plain', action } = {}) {
  const close = () => {
    box.remove();
    if (!stack.childElementCount) stack.hidePopover();
  };
  const button = action && h('button.toast-action', { type: 'button', onclick: () => (close(), action.run()) }, action.label);
  const box = h(`div.toast.toast-${kind}`, null, h('span', null, message), button);
  stack.append(box);
  // Shown anew each time, so that it lies above a dialog opened in between.
  if (stack.matches(':popover-open')) stack.hidePopover();
  stack.showPopover();
  setTimeout(close, kind === 'error' || action ? 7000 : 4000);
}

/** Says why something failed, in the reader's words where there are any. */
export function complain(error) {
  toast(reason(error), { kind: 'error' });
}

export function reason(error) {
  if (error.offline) return t('error.offline');
  if (error.status === 401) return t('error.signedOut');
  if (error.status === 404) return t('error.gone');
  if (error.status === 413) return t('error.tooLarge');
  if (error.status === 429) return t('error.tooMany');
  if (error.status >= 500) return t('error.server');
  return error.status ? t('error.refused', { reason: error.message }) : t('error.page');
}

/** Opens a modal dialog; closing it gives the focus back. `content` is built with a `close` function. */
export function dialog(title, content, { kind = 'plain', onclose } = {}) {
  const box = h(`dialog.dialog.dialog-${kind}`, { 'aria-label': title });
  const close = () => box.close();
  fill(
    box,
    h(
      'div.dialog-head',
      null,
      h('h2.dialog-title', null, title),
      h('button.button-icon', { type: 'button', 'aria-label': t('action.close'), onclick: close }, icon('close')),
    ),
    h('div.dialog-body', null, content(close)),
  );
  box.addEventListener('click', (event) => event.target === box && close());
  box.addEventListener('close', () => {
    box.remove();
    onclose?.();
  });
  document.body.append(box);
  box.showModal();
  return box;
}

export function confirm(question, yes) {
  return new Promise((resolve) => {
    let answer = false;
    const choose = (close) => [
      h('p', null, question),
      h(
        'div.dialog-actions',
        null,
        h('button.button.button-quiet', { type: 'button', onclick: close }, t('action.cancel')),
        h('button.button.button-danger', { type: 'button', onclick: () => ((answer = true), close()) }, yes),
      ),
    ];
    dialog(t('confirm.title'), choose, { kind: 'small', onclose: () => resolve(answer) });
  });
}

/** A button that opens a list of actions; `items()` answers { label, icon, run | href, danger } records. */
export function menu(label, iconName, items, className = '') {
  const list = h('div.menu-list', { role: 'menu', 'aria-label': label, hidden: true });
  const button = h('button.button-icon', { type: 'button', 'aria-label': label, 'aria-haspopup': 'menu', 'aria-expanded': 'false' }, icon(iconName));
  const box = h('div.menu', { class: className }, button, list);
  const outside = (event) => !box.contains(event.target) && close();
  function close(focus) {
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside);
    if (focus === true) button.focus();
  }
  function open() {
    fill(list, items().map((item) => menuItem(item, () => close(!item.href))));
    list.hidden = false;
    list.classList.toggle('menu-above', button.getBoundingClientRect().bottom > innerHeight - 56 * list.childElementCount - 72);
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', outside);
    list.firstElementChild?.focus();
  }
  button.addEventListener('click', () => (list.hidden ? open() : close(true)));
  box.addEventListener('keydown', (event) => !list.hidden && steer(event, list, close));
  box.addEventListener('focusout', (event) => event.relatedTarget && !box.contains(event.relatedTarget) && close());
  return box;
}

function menuItem(item, close) {
  const content = [icon(item.icon), h('span', null, item.label)];
  const props = { role: 'menuitem', tabindex: '-1', class: item.danger ? 'danger' : '' };
  if (item.href) return h('a.menu-item', { ...props, href: item.href, onclick: close }, content);
  return h('button.menu-item', { ...props, type: 'button', onclick: () => (close(), item.run()) }, content);
}

function steer(event, list, close) {
  const entries = [...list.children];
  const at = entries.indexOf(document.activeElement);
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  if (event.key === 'Escape') close(true);
  else if (event.key in moves) entries.at(moves[event.key] % entries.length).focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
