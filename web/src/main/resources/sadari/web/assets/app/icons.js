/** Our icons: strokes on a 24 × 24 grid, drawn with the current text colour. */

const NS = 'http://www.w3.org/2000/svg';

const PATHS = {
  home: 'M4 11.5 12 4l8 7.5M6 10v10h4.5v-5.5h3V20H18V10',
  globe: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM3.5 12h17M12 3.5c2.4 2.5 3.5 5.3 3.5 8.5s-1.1 6-3.5 8.500c-2.4-2.5-3.5-5.3-3.5-8.500s1.1-6 3.5-8.500Z',
  bell: 'M6 16.500V11a6 6 0 0 1 12 0v5.500l1.5 1.500h-15L6 16.500ZM10 20.500h4',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.500c.6-3.7 3.5-5.5 7.5-5.500s6.9 1.8 7.5 5.5',
  gear: 'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM10.3 3.500h3.400l.5 2.5 1.8 1 2.4-.8 1.7 2.9-1.9 1.700v2.400l1.9 1.7-1.7 2.9-2.4-.8-1.8 1-.5 2.500h-3.400l-.5-2.5-1.8-1-2.4.8-1.7-2.9 1.9-1.700v-2.400L3.9 9.100l1.7-2.9 2.4.8 1.8-1z',
  pen: 'M4 20l1-4.500L16 4.500l3.5 3.500L8.5 19 4 20ZM13.5 7l3.5 3.5',
  heart: 'M12 20s-7.5-4.4-7.5-10A4.3 4.3 0 0 1 12 7.3 4.3 4.3 0 0 1 19.5 10c0 5.6-7.5 10-7.5 10Z',
  boost: 'M7 8.500h8a3 3 0 0 1 3 3V15M17 15.500H9a3 3 0 0 1-3-3V9M4 11l2.5-2.700L9.2 11M15 13l2.7 2.700L20 13',
  reply: 'M9.5 6 4 11.5 9.5 17v-3.500c5 0 8 1 10.5 4.5-.5-6-4-9-10.5-9.300V6Z',
  bookmark: 'M7 4h10v16l-5-4-5 4V4Z',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300L11.5 6.800M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.700l1.5-1.5',
  more: 'M5 12a.7.7 0 1 0 1.4 0 .7.7 0 0 0-1.4 0M11.3 12a.7.7 0 1 0 1.4 0 .7.7 0 0 0-1.4 0M17.6 12a.7.7 0 1 0 1.4 0 .7.7 0 0 0-1.4 0',
  trash: 'M5 7h14M9.5 7V4.500h5V7M7 7l.8 13h8.400L17 7M10.3 10.500v6M13.7 10.500v6',
  flag: 'M6 21V4M6 5h12l-2.5 4 2.5 4H6',
  image: 'M4 5h16v14H4zM4 16l4.5-4.5 3.5 3.5 3-3 5 5M15.5 9.500h.01',
  eye: 'M3 12c2-4 5-6 9-6s7 2 9 6c-2 4-5 6-9 6s-7-2-9-6ZM12 14.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  hidden: 'M4 4l16 16M10 6.200A9 9 0 0 1 12 6c4 0 7 2 9 6a13 13 0 0 1-2.5 3.400M6.3 7.600A12.5 12.5 0 0 0 3 12c2 4 5 6 9 6a9.6 9.6 0 0 0 4-.8',
  warn: 'M12 4 3 19.500h18L12 4ZM12 10v4.500M12 17h.01',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  moon: 'M19 14.500A7.5 7.5 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.500Z',
  at: 'M12 15.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM15.5 8.500V13a2.3 2.3 0 0 0 4.6 0v-1A8 8 0 1 0 17 18.3',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M19 12H5M11 6l-6 6 6 6',
  next: 'M9 5l7 7-7 7',
  prev: 'M15 5l-7 7 7 7',
  up: 'M12 19V5M6 11l6-6 6 6',
  check: 'M5 12.5 10 17.5 19.5 7',
  camera: 'M4 8h4l1.5-2.500h5L16 8h4v11H4zM12 16a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  search: 'M11 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM15.5 15.5 20 20',
  plus: 'M12 5v14M5 12h14',
  out: 'M14 4H6v16h8M10 12h10M16.5 8.5 20 12l-3.5 3.5',
  rotate: 'M20 5v5h-5M19.400 10A8 8 0 1 0 20 14',
  flip: 'M12 3v18M9.5 7 3 18h6.500zM14.500 7 21 18h-6.500z',
  adjust: 'M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h7M15 17h5M13 15v4',
  hash: 'M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16',
  keys: 'M3.5 7h17v10h-17zM7 10.500h.01M10.3 10.500h.01M13.7 10.500h.01M17 10.500h.01M8 14h8',
  follow: 'M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM3 20.500c.5-3.7 3-5.5 7-5.5 1.5 0 2.8.3 3.9.8M18 14v6M15 17h6',
};

const FILLED = new Set(['heart', 'bookmark']);

/** An icon, hidden from assistive technology: the control around it carries the name. */
export function icon(name) {
  const svg = document.createElementNS(NS, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', FILLED.has(name) ? 'icon icon-fills' : 'icon');
  const path = document.createElementNS(NS, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** The mark: a leaning ladder whose highest rung is warm. */
export function mark() {
  const svg = document.createElementNS(NS, 'svg');
  svg.setAttribute('viewBox', '0 0 32 32');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'mark');
  for (const [d, part] of [
    ['M8 28.5 14.5 3.500M19 28.5 25.5 3.5', 'rail'],
    ['M10.2 22.500h10M11.9 16h10', 'rung'],
    ['M13.6 9.500h10', 'rung-top'],
  ]) {
    const path = document.createElementNS(NS, 'path');
    path.setAttribute('d', d);
    path.setAttribute('class', `mark-${part}`);
    svg.append(path);
  }
  return svg;
}
