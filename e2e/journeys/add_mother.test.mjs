// A mother added to two siblings once, inside their family: how little work it is, and what it makes of the family.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { assertFitsWidth, assertNoComplaints, openBrowser, openPage, signIn } from "../lib/browser.mjs";
import { Effort } from "../lib/effort.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

/** Starts a family with two children whom nobody resembles, and stays on its page. */
async function twoSiblings(page, family) {
  await page.goto("/families/new");
  await page.getByLabel("First names").fill("Oskar");
  await page.getByLabel("Last name").fill(family);
  await page.getByRole("button", { name: "Start the record" }).click();
  await page.waitForURL(/\/families\/[0-9a-f-]{36}/);
  const path = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Add a person" }).click();
  await page.getByRole("radio", { name: /child/i }).first().check();
  await page.getByLabel("First names").fill("Hanna");
  await page.getByLabel("Last name").fill(family);
  await page.getByRole("button", { name: "Add to the family" }).click();
  await page.getByText("The person is added to the family.").waitFor();
  await page.goto(path);
  return path;
}

test("a mother is added to two siblings in seven clicks and 29 seconds", async () => {
  const page = await openPage(browser);
  await signIn(page, "social worker");
  const path = await twoSiblings(page, "Quillfeather");
  const effort = new Effort(page);
  await effort.click(page.getByRole("button", { name: "Add a person" }));
  await effort.click(page.getByRole("radio", { name: "Mother", exact: true }));
  await effort.click(page.getByLabel("First names"));
  await effort.type("Marianne");
  await effort.press("Tab");
  await effort.type("Quillfeather");
  await effort.click(page.getByRole("button", { name: "Add to the family" }));
  await page.getByText("The person is added to the family.").waitFor();
  const { clicks, seconds } = effort.finish("add-mother");
  assert.ok(clicks <= 7 && seconds <= 29, `${clicks} clicks, ${seconds} seconds`);
  await page.goto(path);
  await page.getByText(/Mother of (all|Oskar and Hanna|Hanna and Oskar|the)/).first().waitFor();
  assertNoComplaints(page);
  await page.context().close();
});

for (const size of ["desktop", "phone"]) {
  test(`the pages of a family are accessible and fit on a ${size}`, async () => {
    const page = await openPage(browser, { size });
    await signIn(page, "social worker");
    const path = await twoSiblings(page, size === "phone" ? "Thistlewood" : "Brambleby");
    const pages = [path, `${path}/people/new`, `${path}/history`, `${path}/as-it-stood`, "/search", "/families/new"];
    for (const each of pages) {
      await page.goto(each);
      await assertAccessible(page);
      await assertFitsWidth(page);
    }
    await page.goto(path);
    await page.getByRole("link", { name: "Hanna" }).first().click();
    await page.waitForURL(/\/people\//);
    await assertAccessible(page);
    await assertFitsWidth(page);
    assertNoComplaints(page);
    await page.context().close();
  });
}
