// What is wrong with the page for people who cannot see it well, use no mouse, or need contrast; a list of sentences.
() => {
  const problems = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
  const say = (what, element) => problems.push(`${what}: ${element.outerHTML.replace(/\s+/g, ' ').slice(0, 140)}`);
  const referenced = (element, attribute) =>
    (element.getAttribute(attribute) ?? '').split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim();
  const named = (element) =>
    element.getAttribute('aria-label')?.trim() ||
    referenced(element, 'aria-labelledby') ||
    [...(element.labels ?? [])].some((label) => label.textContent.trim()) ||
    element.textContent.trim() ||
    [...element.querySelectorAll('img')].some((image) => image.alt.trim());
  const hiddenFromAll = (element) => element.closest('[aria-hidden=true]');

  const headings = [...document.querySelectorAll('h1')].filter(shown);
  if (headings.length !== 1) problems.push(`${headings.length} first-level headings`);
  if (!document.documentElement.lang) problems.push('the document has no language');
  if (!document.title.trim()) problems.push('the document has no title');
  if (![...document.querySelectorAll('main')].some(shown)) problems.push('there is no main landmark');

  for (const image of document.querySelectorAll('img')) if (!image.hasAttribute('alt')) say('no alt', image);
  for (const control of document.querySelectorAll('input:not([type=hidden]), select, textarea, button, a[href], [role=button]')) {
    if (shown(control) && !hiddenFromAll(control) && !named(control)) say('no name', control);
  }
  const ids = new Map();
  for (const element of document.querySelectorAll('[id]')) ids.set(element.id, (ids.get(element.id) ?? 0) + 1);
  for (const [id, times] of ids) if (times > 1) problems.push(`the id ${id} is there ${times} times`);
  for (const element of document.querySelectorAll('[aria-labelledby], [aria-describedby], [aria-controls]')) {
    for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls']) {
      for (const id of (element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean)) if (!document.getElementById(id)) say(`${attribute} leads nowhere`, element);
    }
  }
  for (const element of document.querySelectorAll('[tabindex]')) if (Number(element.getAttribute('tabindex')) > 0) say('tab order by number', element);

  // Hit areas: what stands alone is at least 44 points wide and high; links inside text are exempt (WCAG 2.5.5).
  for (const control of document.querySelectorAll('button:not(.link), .tab, .nav-item, select')) {
    if (!shown(control) || hiddenFromAll(control)) continue;
    const box = control.getBoundingClientRect();
    if (box.width && (box.width < 43.5 || box.height < 43.5)) say(`hit area ${Math.round(box.width)}×${Math.round(box.height)}`, control);
  }

  // Contrast (WCAG 1.4.3), by computed colours; over pictures it cannot be computed and is left out.
  const parse = (colour) => {
    const numbers = (colour.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    const scale = colour.startsWith('color(') ? 255 : 1;
    return { rgb: numbers.slice(0, 3).map((n) => n * scale), alpha: numbers[3] ?? 1 };
  };
  const over = (top, below) => top.rgb.map((c, i) => c * top.alpha + below[i] * (1 - top.alpha));
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== 'none' || at.matches('.photos, .attachment, .viewer')) return null;
      layers.push(parse(style.backgroundColor));
      if (layers.at(-1).alpha === 1) break;
    }
    if (layers.at(-1)?.alpha !== 1) return null;
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const seen = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || seen.has(element) || !shown(element)) continue;
    seen.add(element);
    if (element.closest(':disabled, noscript, .visually-hidden, option, .invisible')) continue;
    const style = getComputedStyle(element);
    const ground = background(element);
    if (!ground) continue;
    const light = [luminance(over(parse(style.color), ground)), luminance(ground)].sort((a, b) => b - a);
    const ratio = (light[0] + 0.05) / (light[1] + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) say(`contrast ${ratio.toFixed(2)} of “${walker.currentNode.data.trim().slice(0, 30)}”`, element);
  }

  if (document.documentElement.scrollWidth > innerWidth + 1) problems.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`);
  return problems;
}
