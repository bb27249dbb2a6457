// A phone on which Record anywhere is set up, for the journeys.

import { join } from "node:path";
import { assertAccessible } from "./axe.mjs";
import { assertFitsWidth, openPage, signIn } from "./browser.mjs";

/** Where pictures of each screen go, for looking at them. */
const shots = process.env.KITH_TEST_SHOTS;

/** The words of every phone here. */
export const WORDS = "harbour lantern seven";

/** Signs in on a new phone and sets it up. Gives its page, with everything open and the page itself kept for later. */
export async function setUpPhone(browser, { address, who, size = "phone" } = {}) {
  const page = await openPage(browser, { size, address });
  await signIn(page, "social worker", who);
  await page.goto("/recording/");
  await page.getByLabel("Words that open it without a signal").fill(WORDS);
  await page.getByLabel("The same words again").fill(WORDS);
  await page.getByRole("button", { name: "Set up this device" }).click();
  await page.getByRole("heading", { name: "Your families" }).waitFor();
  await page.getByText(/^Up to date at/).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  return page;
}

/** The page is killed, and opened again in the same browser. */
export async function killAndReopen(page, before = async () => {}) {
  const { complaints } = page;
  const context = page.context();
  await page.close();
  const again = await context.newPage();
  again.complaints = complaints;
  await before(again);
  await again.goto("/recording/");
  return again;
}

/** Opens what is shut with the worker's words. */
export async function openWithWords(page) {
  await page.getByLabel("Your words").fill(WORDS);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("heading", { name: "Your families" }).waitFor();
}

/** The clock of the page is ahead by so many milliseconds, or behind. */
export async function setClock(page, ahead) {
  await page.addInitScript((shift) => {
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) {
        if (given.length > 0) super(...given);
        else super(Real.now() + shift);
      }

      static now() {
        return Real.now() + shift;
      }
    };
  }, ahead);
}

/** Everything that the browser keeps for the page, as one text. */
export function everythingKept(page) {
  return page.evaluate(async () => {
    const promised = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const found = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await promised(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        found.push(...(await promised(database.transaction(store).objectStore(store).getAll())));
      }
      database.close();
    }
    const words = (value) => (ArrayBuffer.isView(value) ? new TextDecoder("latin1").decode(value) : value);
    const kept = JSON.stringify(found, (_, value) => words(value));
    const pages = await Promise.all((await caches.keys()).map(async (name) => {
      const cache = await caches.open(name);
      const page = await cache.match("/recording/");
      return page ? page.text() : "";
    }));
    return kept + pages.join("") + JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);
  });
}

/** How many things lie sealed on the phone. */
export function countSealed(page) {
  return page.evaluate(async () => {
    const store = await import("/assets/recording/store.js");
    return (await store.names()).length;
  });
}

/** The screen is accessible and no wider than the window. */
export async function looksRight(page, name) {
  await assertAccessible(page);
  await assertFitsWidth(page);
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}
