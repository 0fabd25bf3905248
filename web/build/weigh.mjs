import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const LIMIT = 250 * 1024;

/** Adds up what the browser must have before the first screen: page, entry, all that it imports at once, styles. */
export function weigh(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8"));
  const needed = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (needed.has(chunk.file)) return;
    needed.add(chunk.file);
    chunk.css?.forEach((file) => needed.add(file));
    chunk.imports?.forEach(visit);
  };
  Object.keys(manifest)
    .filter((key) => manifest[key].isEntry)
    .forEach(visit);
  const parts = [...needed].map((file) => ({ file, bytes: statSync(join(folder, `${file}.gzip`)).size }));
  const total = parts.reduce((sum, part) => sum + part.bytes, statSync(join(folder, "index.html")).size);
  console.log(`web: the first load is ${(total / 1024).toFixed(1)} KB of gzip, of ${LIMIT / 1024} permitted`);
  if (total > LIMIT) {
    for (const { file, bytes } of parts) console.error(`  ${(bytes / 1024).toFixed(1)} KB  ${file}`);
    throw new Error("the first load is too heavy: load what not every screen needs with the screen that does");
  }
}
