// Takes the README's pictures from the demonstration authority: node e2e/screenshots.mjs FOLDER

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser, openPage, signIn } from "./lib/browser.mjs";
import { startDemo } from "./lib/server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, "..", "docs", "images");
const binary = process.env.KITH_TEST_BINARY ?? join(here, "..", "target", "release", "kith");

// Each picture: its file, and the way to its page for a signed-in social worker.
const pictures = [
  { file: "today.png", size: "desktop", open: (page) => page.goto("/") },
  { file: "family.png", size: "desktop", open: openFirstFamily },
  { file: "family-on-a-phone.png", size: "phone", open: openFirstFamily },
];

async function openFirstFamily(page) {
  await page.goto("/");
  const link = page.locator('main a[href^="/families/"]').first();
  await page.goto(await link.getAttribute("href"));
}

mkdirSync(folder, { recursive: true });
const demo = await startDemo(binary);
process.env.KITH_TEST_URL = demo.address;
process.env.KITH_TEST_SIGN_INS = JSON.stringify(demo.signIns);
const browser = await openBrowser();
try {
  for (const { file, size, open } of pictures) {
    const page = await openPage(browser, { size });
    await signIn(page, "social worker");
    await open(page);
    await page.screenshot({ path: join(folder, file), animations: "disabled" });
    console.log(`screenshots: ${join(folder, file)}`);
    await page.context().close();
  }
} finally {
  await browser.close();
  await demo.stop();
}
