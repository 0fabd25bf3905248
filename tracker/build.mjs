// Writes what is served into the folder that Maven makes the jar of.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const folder = "target/classes/io/windrose/tracker";
const files = { "windrose.js": "src/windrose.ts", "consent.js": "src/consent.ts", "vitals.js": "src/vitals.ts" };

mkdirSync(folder, { recursive: true });
const digest = createHash("sha256");
for (const [name, entry] of Object.entries(files)) {
  const built = await build({
    entryPoints: [entry],
    bundle: true,
    charset: "utf8",
    format: "iife",
    legalComments: "none",
    logLevel: "warning",
    minify: true,
    target: "es2020",
    write: false,
  });
  const { contents } = built.outputFiles[0];
  writeFileSync(`${folder}/${name}`, contents);
  digest.update(contents);
}
writeFileSync(`${folder}/snippet.html`, readFileSync("src/snippet.html"));
// Names the path that these files are served under: another content has another path.
writeFileSync(`${folder}/version.txt`, digest.digest("hex").slice(0, 12));
