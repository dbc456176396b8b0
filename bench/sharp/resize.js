// Photos per second by sharp: the same files from the same photos as the server makes, without a network, a
// form or a database. Usage: node resize.js COUNT AT-A-TIME OUTPUT-FOLDER PHOTO...
import { mkdir } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

const [count, atATime, folder, ...photos] = process.argv.slice(2);
const LARGEST = 8_294_400; // pixels of what a post shows
const SMALL = 230_400; // pixels of the small rendition
const BLURHASH = 32; // pixels of a side that a blurhash is made from

await mkdir(folder, { recursive: true });

// The sides that have at most `area` pixels, in the same proportion.
function bounded(width, height, area) {
  const scale = Math.min(1, Math.sqrt(area / (width * height)));
  return { width: Math.round(width * scale), height: Math.round(height * scale), fit: "fill" };
}

async function process1(photo, number) {
  const { width, height } = await sharp(photo).metadata();
  const out = (name) => path.join(folder, `${number}-${name}.jpg`);
  const at = (area) => sharp(photo).rotate().resize(bounded(width, height, area));
  await Promise.all([
    at(LARGEST).jpeg({ quality: 85 }).toFile(out("original")),
    at(SMALL).jpeg({ quality: 85 }).toFile(out("small")),
    sharp(photo).rotate().resize(BLURHASH, BLURHASH, { fit: "fill" }).removeAlpha().raw().toBuffer(),
  ]);
}

async function run(total) {
  let next = 0;
  const lanes = Array.from({ length: Number(atATime) }, async () => {
    for (let n = next++; n < total; n = next++) {
      await process1(photos[n % photos.length], n);
    }
  });
  await Promise.all(lanes);
}

await run(Number(atATime)); // warm
const cpu = process.cpuUsage();
const began = process.hrtime.bigint();
await run(Number(count));
const seconds = Number(process.hrtime.bigint() - began) / 1e9;
const used = process.cpuUsage(cpu);
console.log(`rate ${count / seconds}`);
console.log(`cpu ${(used.user + used.system) / count}`);
