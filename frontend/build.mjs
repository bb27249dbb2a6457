// Writes the front-end files that Kith serves from what npm fetched: one stylesheet and one
// script. Run by `crates/app/build.rs`; there is no bundler, and no file here is edited by hand.

import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripReserved } from "./strip.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const home = join(here, "node_modules", "govuk-frontend");
const source = join(home, "dist", "govuk");
const target = join(here, "..", "crates", "app", "assets", "built");

const css = await readFile(join(source, "govuk-frontend.min.css"), "utf8");
const script = await readFile(join(source, "govuk-frontend.min.js"), "utf8");
const { version, license } = JSON.parse(await readFile(join(home, "package.json"), "utf8"));
const notice = `/* GOV.UK Frontend ${version}, ${license} licence, Crown copyright (Government Digital Service) */`;

await mkdir(target, { recursive: true });
await writeWhole("govuk.css", `${stripReserved(css)}\n${notice}`);
await writeWhole("govuk.js", `${notice}\n${script.replace(/\/\/# sourceMappingURL=.*$/m, "")}`);

// Two builds at once must never leave half a file.
async function writeWhole(name, text) {
  const draft = join(target, `.${name}.${process.pid}`);
  await writeFile(draft, `${text.trim()}\n`);
  await rename(draft, join(target, name));
}
