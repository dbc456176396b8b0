// Edits to photos per second by sharp: the operations of tools/Edits.java on the same stored photo, and the
// files that the server makes of it. Usage: node edits.js COUNT AT-A-TIME OUTPUT-FOLDER PHOTO
import { mkdir } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

const [count, atATime, folder, photo] = process.argv.slice(2);
const SMALL = 230_400; // pixels of the small rendition
const BLURHASH = 32; // pixels of a side that a blurhash is made from

await mkdir(folder, { recursive: true });
const { width, height } = await sharp(photo).metadata();

async function edit(number) {
  const out = (name) => path.join(folder, `${number}-${name}.jpg`);
  const part = { left: Math.round(width * 0.1), top: Math.round(height * 0.1), width: Math.round(width * 0.8), height: Math.round(height * 0.8) };
  const { data, info } = await sharp(photo)
    .extract(part)
    .rotate(90)
    .sharpen({ sigma: 1 })
    .linear(1.1, 0)
    .modulate({ saturation: 1.2 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const edited = () => sharp(data, { raw: info });
  const scale = Math.sqrt(SMALL / (info.width * info.height));
  await Promise.all([
    edited().jpeg({ quality: 85 }).toFile(out("original")),
    edited().resize(Math.round(info.width * scale), Math.round(info.height * scale), { fit: "fill" }).jpeg({ quality: 85 }).toFile(out("small")),
    edited().resize(BLURHASH, BLURHASH, { fit: "fill" }).raw().toBuffer(),
  ]);
}

async function run(total) {
  let next = 0;
  const lanes = Array.from({ length: Number(atATime) }, async () => {
    for (let n = next++; n < total; n = next++) await edit(n);
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
