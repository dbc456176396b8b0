/** Photos come from edges near the reader; one whose edge is away is asked of this server instead. */

const asked = new WeakSet();

/** The same photo at this server; empty where it is no photo of an edge. */
function atHome(address) {
  const url = new URL(address, location.href);
  return url.origin !== location.origin && url.pathname.startsWith('/media/') ? location.origin + url.pathname : '';
}

/** From now on every photo that fails is tried once more, here. */
export function fallBack() {
  addEventListener('error', (event) => {
    const target = event.target;
    if (!(target instanceof HTMLImageElement) || asked.has(target)) return;
    const address = atHome(target.currentSrc || target.src);
    if (!address) return;
    asked.add(target);
    event.stopPropagation();
    target.removeAttribute('srcset');
    target.src = address;
  }, true);
}
