// Runs the test that the vendor ships with the generated SDK, as it is, with the sandbox in the place of the service.

import { readFile, writeFile } from "node:fs/promises";

import { transformSync } from "amaro";

const send = globalThis.fetch;
globalThis.fetch = (request) => {
  const { pathname, search } = new URL(request.url);
  return send(new Request(new URL(pathname + search, process.env.SANDBOX_URL), request));
};

// Its types are taken away, since not every Node that is supported does that by itself.
const source = new URL("node_modules/@cloudinary/account-provisioning/examples/sanity.test.ts", import.meta.url);
const plain = new URL("sanity.test.mjs", import.meta.url);
await writeFile(plain, transformSync(await readFile(source, "utf8"), { mode: "strip-only" }).code);
await import(plain);
