/** Edits a photo of one's own: what is set shows at once, the server makes it, what was can come back. */

import { h, fill, uid } from 'app/dom';
import { icon } from 'app/icons';
import { t } from 'app/words';
import { get, post } from 'app/api';
import { complain, dialog, toast } from 'app/surface';

/** Sliders by group: name, least, most, where nothing changes. Light and places in percent, blur in pixels. */
const GROUPS = {
  light: [['brightness', 0, 200, 100], ['contrast', 0, 200, 100], ['saturation', 0, 200, 100], ['grey']],
  focus: [['sharpen', 0, 100, 0], ['blur', 0, 60, 0]],
  crop: [['cropX', 0, 95, 0], ['cropY', 0, 95, 0], ['cropWidth', 5, 100, 100], ['cropHeight', 5, 100, 100]],
  hide: [['hide'], ['hideX', 0, 95, 35], ['hideY', 0, 95, 35], ['hideWidth', 5, 100, 30], ['hideHeight', 5, 100, 30]],
};
const LONGEST = 1200;
const PAUSE = 300;

/** Opens the editor; `changed(media)` is called with the photo whenever it shows another version. */
export async function openEditor(media, changed) {
  const image = new Image();
  // Pixels of another host cannot be read.
  image.src = new URL(media.url).pathname;
  try {
    await image.decode();
    dialog(t('edit.title'), (close) => form(media, image, close, changed), { kind: 'edit' });
  } catch (error) {
    complain(error);
  }
}

/** The rectangle of a group, in fractions. */
function area(set, group) {
  const [x, y, width, height] = ['X', 'Y', 'Width', 'Height'].map((side) => set[group + side] / 100);
  return { x, y, width: Math.min(width, 1 - x), height: Math.min(height, 1 - y) };
}

/** How many pixels of blur make letters and faces of a photo this wide unreadable. */
const hiding = (width) => Math.min(100, Math.max(6, width / 40));

/** What is set as operations of the API, in the order in which the preview shows them. */
function operations(set, width) {
  const down = ([name, value]) => [name, value.toFixed ? Math.floor(value * 1e4) / 1e4 : value];
  const part = area(set, 'crop');
  const asked = [
    (part.width < 1 || part.height < 1) && { op: 'crop', ...part },
    set.turns && { op: 'rotate', degrees: set.turns * 90 },
    set.mirrored && { op: 'flip', axis: 'horizontal' },
    set.hide && { op: 'blur-region', ...area(set, 'hide'), sigma: hiding(width) },
    set.sharpen && { op: 'sharpen', amount: set.sharpen / 50, sigma: 1 },
    set.blur && { op: 'blur', sigma: set.blur },
    ...['brightness', 'contrast', 'saturation'].map((op) => set[op] !== 100 && { op, factor: set[op] / 100 }),
    set.grey && { op: 'grayscale' },
  ];
  return asked.filter(Boolean).map((one) => Object.fromEntries(Object.entries(one).map(down)));
}

/** Geometry on canvases, light by the CSS filters that the server's operations equal. */
function preview(image) {
  const after = h('canvas', { role: 'img', 'aria-label': t('edit.preview') });
  const before = h('canvas.edit-before', { 'aria-hidden': 'true' });
  const veil = h('div.edit-hidden');
  const element = h('div.edit-frame', null, after, veil, before);
  const stage = { element, width: image.naturalWidth, paint };

  function draw(canvas, set) {
    const part = area(set, 'crop');
    const [w, tall] = [image.naturalWidth * part.width, image.naturalHeight * part.height];
    const scale = Math.min(1, LONGEST / Math.max(w, tall));
    const sides = set.turns % 2 ? [tall, w] : [w, tall];
    [canvas.width, canvas.height] = sides.map((side) => Math.max(1, Math.round(side * scale)));
    stage.width = sides[0];
    const pen = canvas.getContext('2d');
    pen.translate(canvas.width / 2, canvas.height / 2);
    pen.scale(set.mirrored ? -scale : scale, scale);
    pen.rotate((set.turns * Math.PI) / 2);
    pen.drawImage(image, part.x * image.naturalWidth, part.y * image.naturalHeight, w, tall, -w / 2, -tall / 2, w, tall);
    return pen;
  }

  function paint(set) {
    draw(before, set);
    const pen = draw(after, set);
    if (set.sharpen) sharpen(pen, set.sharpen / 50);
    element.style.setProperty('--ratio', after.width / after.height);
    const shown = (element.clientWidth || after.width) / stage.width;
    after.style.setProperty('filter', `blur(${set.blur * shown}px) brightness(${set.brightness}%) contrast(${set.contrast}%) saturate(${set.saturation}%) grayscale(${set.grey ? 1 : 0})`);
    veil.hidden = !set.hide;
    const { x: left, y: top, width, height } = area(set, 'hide');
    for (const [name, value] of Object.entries({ left, top, width, height })) veil.style.setProperty(name, `${value * 100}%`);
    veil.style.setProperty('backdrop-filter', `blur(${hiding(stage.width) * shown}px)`);
  }

  return stage;
}

/** Adds what pixels differ from their neighbours, which no CSS filter does. */
function sharpen(pen, amount) {
  const { width, height } = pen.canvas;
  const pixels = pen.getImageData(0, 0, width, height);
  const from = pixels.data.slice();
  const row = width * 4;
  const sum = (i) => from[i - 4] + 2 * from[i] + from[i + 4];
  for (let i = row + 4; i < from.length - row - 4; i++) pixels.data[i] = from[i] + amount * (from[i] - (sum(i - row) + 2 * sum(i) + sum(i + row)) / 16);
  pen.putImageData(pixels, 0, 0);
}

function form(media, image, close, changed) {
  const base = '/api/sadari/v1/media/' + media.id;
  const set = { turns: 0 };
  let key;
  const stage = preview(image);
  const state = h('p.muted', { role: 'status' });
  const bar = h('progress.edit-progress', { max: 100, 'aria-label': t('edit.working'), hidden: true });
  const apply = h('button.button.button-main', null, t('edit.apply'));
  const undo = h('button.button.button-quiet', { type: 'button', hidden: true, onclick: () => goBack() }, t('edit.undo'));
  const tool = (name, run) => h('button.button.button-quiet.button-small', { type: 'button', onclick: run }, icon(name), t(`edit.${name}`));
  const controls = h(
    'fieldset.edit-controls',
    null,
    h(
      'div.edit-buttons',
      null,
      tool('rotate', () => change('turns', (set.turns + 1) % 4)),
      // Mirrored as it is shown: a photo that was turned is turned the other way.
      tool('flip', () => ((set.turns = (4 - set.turns) % 4), change('mirrored', !set.mirrored))),
    ),
    Object.entries(GROUPS).map(([name, inside]) => h('details.edit-group', { open: name === 'light' || name === 'focus' }, h('summary', null, t(`edit.${name}Group`)), inside.map(control))),
  );

  // Sent again after a lost answer, it is one edit.
  const renew = () => (key = `${media.id} ${Math.random()}`);
  const busy = (is) => (controls.disabled = apply.disabled = undo.disabled = is);

  function change(name, value) {
    set[name] = value;
    renew();
    stage.paint(set);
    apply.disabled = !operations(set, stage.width).length;
  }

  function control([name, min, max, value]) {
    const id = uid('edit');
    const label = h('label', { for: id }, t(`edit.${name.replace(/crop|hide(?=.)/, '')}`));
    if (max === undefined) return h('div.edit-check', null, h('input', { id, type: 'checkbox', onchange: (event) => change(name, event.target.checked) }), label);
    set[name] = value;
    const told = h('output', { for: id }, value);
    const input = h('input', { id, type: 'range', min, max, value, oninput: () => (fill(told, input.value), change(name, Number(input.value))) });
    return h('div.edit-slide', null, label, told, input);
  }

  async function save(event) {
    event.preventDefault();
    busy(true);
    bar.hidden = false;
    try {
      let { job } = await post(`${base}/edits`, { operations: operations(set, stage.width) }, { 'Idempotency-Key': key });
      while (!/done|failed/.test(job.state)) {
        fill(state, t(job.state === 'queued' ? 'edit.queued' : 'edit.working'));
        bar.value = job.progress;
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        ({ job } = await get(new URL(job.url).pathname));
      }
      if (job.error) throw Object.assign(new Error(job.error), { status: 422 });
      show(job.media, t('edit.done'));
    } catch (error) {
      complain(error);
      if (!error.offline) renew();
      busy(false);
      bar.hidden = true;
      fill(state);
    }
  }

  const goBack = () => {
    busy(true);
    post(`${base}/undo`).then((latest) => show(latest, t('edit.undone')), (error) => (complain(error), busy(false)));
  };

  function show(latest, words) {
    changed(latest);
    close();
    toast(words);
  }

  const id = uid('edit');
  const compare = h('input', { id, type: 'range', min: 0, max: 100, value: 0, oninput: () => stage.element.style.setProperty('--before', `${compare.value}%`) });
  get(`${base}/versions`).then(({ shown }) => (undo.hidden = !shown), () => {});
  change('turns', 0);
  new ResizeObserver(() => stage.paint(set)).observe(stage.element);
  return h(
    'form.edit',
    { onsubmit: save },
    h('div.edit-stage', null, stage.element, h('div.edit-slide', null, h('label', { for: id }, t('edit.compare')), compare)),
    controls,
    h('div.edit-told', null, state, bar),
    h('div.dialog-actions', null, undo, apply),
  );
}
