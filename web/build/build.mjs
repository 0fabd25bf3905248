// Types, type check, bundle, packed forms, and the weight of the first load; nothing where nothing has changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pack } from "./pack.mjs";
import { weigh } from "./weigh.mjs";

const STAMP = "target/built.txt";
const OUTPUT = "target/classes/web";
const REPORT = "target/classes/report";
const FONTS = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"];
const SPECIFICATION = "../server/src/main/resources/openapi.yaml";
const INPUTS = [
  "build",
  "public",
  "src",
  "index.html",
  "package-lock.json",
  "package.json",
  "tsconfig.json",
  "vite.config.ts",
  "vite.report.config.ts",
  SPECIFICATION,
];

function* files(path) {
  const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true, recursive: true }) : [];
  for (const entry of entries) {
    if (entry.isFile()) yield join(entry.parentPath, entry.name);
  }
}

function fingerprint() {
  const digest = createHash("sha256");
  for (const input of INPUTS) {
    const found = input.includes(".") ? [input] : [...files(input)].sort();
    for (const file of found) digest.update(`${file}\0`).update(readFileSync(file));
  }
  return digest.digest("hex");
}

function run(program, ...parameters) {
  const { status } = spawnSync(join("node_modules/.bin", program), parameters, { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

const wanted = fingerprint();
if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== wanted || !existsSync(`${OUTPUT}/index.html`) || !existsSync(`${REPORT}/report.js`) || !existsSync(`${REPORT}/letter.js`)) {
  mkdirSync("target", { recursive: true });
  run("openapi-typescript", SPECIFICATION, "--output", "target/api.d.ts", "--silent");
  run("tsc", "--noEmit");
  run("vite", "build", "--logLevel", "warn");
  run("vite", "build", "--config", "vite.report.config.ts", "--logLevel", "warn");
  run("vite", "build", "--config", "vite.report.config.ts", "--mode", "letter", "--logLevel", "warn");
  for (const font of FONTS) copyFileSync(`node_modules/@expo-google-fonts/inter/${font}`, `${REPORT}/${basename(font)}`);
  pack(OUTPUT);
  weigh(OUTPUT);
  writeFileSync(STAMP, wanted);
}
