/** Maps addresses to pages inside one document; going back shows the page as it was, at the place it was left. */

import { fill } from 'app/dom';

const KEPT = 6;

let routes = [];
let outlet = null;
let shown = () => {};
let broken = () => {};
let current = null;
const kept = new Map();

/**
 * Starts routing: `table` is a list of [pattern, load]; `load` answers a function from a match to a page.
 * `whenBroken` makes the page that stands in for one whose script could not be fetched.
 */
export function start(table, element, whenShown, whenBroken) {
  routes = table;
  broken = whenBroken;
  outlet = element;
  shown = whenShown;
  history.scrollRestoration = 'manual';
  history.replaceState({ key: fresh() }, '');
  document.addEventListener('click', intercept);
  addEventListener('popstate', (event) => event.state?.key && show(event.state.key, true));
  return show(history.state.key, false);
}

export function go(path, { replace = false } = {}) {
  const url = new URL(path, location.origin);
  if (!match(url.pathname)) return location.assign(url.href);
  const key = fresh();
  history[replace ? 'replaceState' : 'pushState']({ key }, '', url.pathname + url.search);
  return show(key, false);
}

/** Goes back inside the site, or to `fallback` when this page was the first. */
export function back(fallback = '/') {
  if (current?.deep) history.back();
  else go(fallback, { replace: true });
}

export function refresh() {
  return show(fresh(), false);
}

function fresh() {
  return Math.random().toString(36).slice(2);
}

function match(path) {
  for (const [pattern, load] of routes) {
    const found = pattern.exec(path);
    if (found) return { load, found };
  }
  return null;
}

function intercept(event) {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.href, location.href);
  if (url.origin !== location.origin || link.target === '_blank' || link.hasAttribute('download') || link.dataset.plain !== undefined) return;
  if (url.pathname === location.pathname && url.hash) return;
  if (!match(url.pathname)) return;
  event.preventDefault();
  if (url.pathname + url.search === location.pathname + location.search) again();
  else go(url.href);
}

function again() {
  scrollTo({ top: 0 });
  current?.page?.again?.();
}

async function show(key, returning) {
  leave();
  const remembered = returning ? kept.get(key) : undefined;
  if (remembered) return restore(key, remembered);
  const visit = { key, page: null, deep: current !== null, scroll: 0 };
  current = visit;
  const { load, found } = match(location.pathname);
  outlet.setAttribute('aria-busy', 'true');
  const make = await load().catch((error) => () => broken(error, refresh));
  if (current !== visit) return;
  visit.page = make(...found.slice(1).map((part) => (part === undefined ? part : decodeURIComponent(part))));
  present(visit, 0);
}

function restore(key, visit) {
  kept.delete(key);
  current = visit;
  present(visit, visit.scroll);
  visit.page.resume?.();
}

function present(visit, scroll) {
  fill(outlet, visit.page.element);
  outlet.removeAttribute('aria-busy');
  shown(visit.page);
  scrollTo(0, scroll);
}

function leave() {
  if (!current?.page) return;
  current.scroll = scrollY;
  current.page.pause?.();
  kept.set(current.key, current);
  for (const [key, visit] of kept) {
    if (kept.size <= KEPT) break;
    kept.delete(key);
    visit.page.dispose?.();
  }
}
