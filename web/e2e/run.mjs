// `node --test` over all specs, or those that ONLY names, in one process and so in one browser.
import { readdirSync } from "node:fs";

const only = (process.env.ONLY ?? "").split(",").filter(Boolean);
const folder = new URL(".", import.meta.url);
const specs = readdirSync(folder).filter((name) => name.endsWith(".spec.mjs"));
for (const spec of specs.sort()) {
  if (only.length === 0 || only.includes(spec.replace(".spec.mjs", ""))) await import(new URL(spec, folder));
}
