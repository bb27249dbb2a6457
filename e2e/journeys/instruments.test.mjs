// The instruments themselves, tried on pages with a known answer: a check that finds nothing
// anywhere, or a count that never moves, would make every journey pass.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { assertFitsWidth, openBrowser, openPage } from "../lib/browser.mjs";
import { Effort } from "../lib/effort.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

test("a box without a label is found", async () => {
  const page = await openPage(browser);
  await page.setContent('<html lang="en"><title>A page</title><main><h1>A page</h1><input></main></html>');
  await assert.rejects(assertAccessible(page), /label/);
  await page.context().close();
});

test("a page wider than a phone is found", async () => {
  const page = await openPage(browser, { size: "phone" });
  await page.setContent('<meta name="viewport" content="width=device-width"><div style="width:700px">wide</div>');
  await assert.rejects(assertFitsWidth(page), /wider than the window/);
  await page.context().close();
});

test("clicks, keys and time are counted as the page is worked", async () => {
  const page = await openPage(browser);
  const effort = new Effort(page);
  await page.setContent('<label>Name <input></label><label>Kind <select><option>one<option>two</select></label>');
  await effort.click(page.getByLabel("Name"));
  await effort.type("Ada");
  await effort.press("Tab");
  await effort.choose(page.getByLabel("Kind"), "two");
  assert.equal(await page.getByLabel("Name").inputValue(), "Ada");
  assert.equal(await page.getByLabel("Kind").inputValue(), "two");
  const { screens, clicks, keys, seconds } = effort.figures();
  assert.deepEqual({ screens, clicks, keys, seconds }, { screens: 1, clicks: 3, keys: 4, seconds: 9.87 });
  await page.context().close();
});
