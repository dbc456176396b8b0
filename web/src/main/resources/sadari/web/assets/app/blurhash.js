/** Decodes a BlurHash (github.com/woltapp/blurhash, the published algorithm) into a small canvas shown until the photo is there. */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~';

function number(text) {
  let value = 0;
  for (const letter of text) value = value * 83 + DIGITS.indexOf(letter);
  return value;
}

const linear = (byte) => {
  const v = byte / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
};

const gamma = (value) => {
  const v = Math.min(1, Math.max(0, value));
  return Math.round((v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055) * 255);
};

const signedSquare = (value) => Math.sign(value) * value * value;

function components(hash) {
  const columns = (number(hash[0]) % 9) + 1;
  const rows = Math.floor(number(hash[0]) / 9) + 1;
  if (hash.length !== 4 + 2 * columns * rows) return null;
  const most = (number(hash[1]) + 1) / 166;
  const average = number(hash.slice(2, 6));
  const colours = [[linear(average >> 16), linear((average >> 8) & 255), linear(average & 255)]];
  for (let i = 1; i < columns * rows; i += 1) {
    const value = number(hash.slice(4 + i * 2, 6 + i * 2));
    colours.push([Math.floor(value / 361), Math.floor(value / 19) % 19, value % 19].map((q) => signedSquare((q - 9) / 9) * most));
  }
  return { columns, rows, colours };
}

function paint(pixels, width, height, { columns, rows, colours }) {
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let [red, green, blue] = [0, 0, 0];
      for (let j = 0; j < rows; j += 1) {
        for (let i = 0; i < columns; i += 1) {
          const weight = Math.cos((Math.PI * x * i) / width) * Math.cos((Math.PI * y * j) / height);
          const colour = colours[i + j * columns];
          red += colour[0] * weight;
          green += colour[1] * weight;
          blue += colour[2] * weight;
        }
      }
      pixels.set([gamma(red), gamma(green), gamma(blue), 255], 4 * (x + y * width));
    }
  }
}

/** A canvas of at most 32 points a side, or null when the hash is not one. */
export function blurCanvas(hash, ratio = 1) {
  if (!hash || hash.length < 6 || [...hash].some((letter) => !DIGITS.includes(letter))) return null;
  const parts = components(hash);
  if (!parts) return null;
  const canvas = document.createElement('canvas');
  canvas.width = ratio >= 1 ? 32 : Math.max(4, Math.round(32 * ratio));
  canvas.height = ratio >= 1 ? Math.max(4, Math.round(32 / ratio)) : 32;
  const context = canvas.getContext('2d');
  const image = context.createImageData(canvas.width, canvas.height);
  paint(image.data, canvas.width, canvas.height, parts);
  context.putImageData(image, 0, 0);
  canvas.className = 'blur';
  canvas.setAttribute('aria-hidden', 'true');
  return canvas;
}
