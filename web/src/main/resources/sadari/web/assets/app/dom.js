/** Builds the document. Strings become text nodes, never markup, so nothing that people write can become code. */

const SAFE_URL = /^(https?:|mailto:|blob:|data:image\/|\/(?!\/)|#|\?)/i;

/**
 * Makes an element: `h('button.primary', { type: 'button', onclick: save }, 'Save')`.
 * `css` takes custom properties and styles as an object (allowed under a strict style policy), `data` takes data attributes.
 */
export function h(selector, props, ...children) {
  const [tag, ...classes] = selector.split('.');
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(props ?? {})) assign(element, name, value);
  append(element, children);
  return element;
}

function assign(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value);
  else if (name === 'data') Object.assign(element.dataset, value);
  else if (name === 'css') for (const [key, v] of Object.entries(value)) element.style.setProperty(key, v);
  else if (name === 'class') element.classList.add(...String(value).split(' ').filter(Boolean));
  else if (name === 'value') element.value = value;
  else if (name === 'href' || name === 'src') {
    if (SAFE_URL.test(value)) element.setAttribute(name, value);
  } else if (name === 'style' || name === 'srcdoc' || name.startsWith('on')) throw new Error(`not allowed: ${name}`);
  else element.setAttribute(name, value === true ? '' : value);
}

/** Adds children: nodes as they are, everything else as text; nothing for null, undefined and false. */
export function append(parent, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : String(child));
  }
  return parent;
}

export function fill(parent, ...children) {
  parent.replaceChildren();
  return append(parent, children);
}

export function calm() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export function narrow() {
  return matchMedia('(max-width: 43.99rem)').matches;
}

let serial = 0;

export function uid(prefix = 'u') {
  serial += 1;
  return `${prefix}-${serial}`;
}
