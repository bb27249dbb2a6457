// Making a return from the record: an analyst asks for the census, sees what is wrong by who can put it right, follows
// it to the child's own page, and downloads the file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { assertFitsWidth, assertNoComplaints, openBrowser, openPage, signIn } from "../lib/browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
});

async function make(page, kind) {
  await page.goto("/exports");
  await page.getByLabel(kind).check();
  await page.getByRole("button", { name: "Make the return" }).click();
  await page.getByRole("button", { name: "Download the return" }).waitFor({ timeout: 60_000 });
}

async function picture(page, name) {
  if (process.env.E2E_PICTURES) await page.screenshot({ path: `${process.env.E2E_PICTURES}/${name}.png`, fullPage: true });
}

for (const size of ["desktop", "phone"]) {
  test(`an analyst makes the census and sees what to put right (${size})`, async () => {
    const page = await openPage(browser, { size });
    await signIn(page, "analyst");
    await page.goto("/exports");
    await assertAccessible(page);
    await assertFitsWidth(page);
    await picture(page, `exports-${size}`);

    await make(page, "Children in need census");
    await assertAccessible(page);
    await assertFitsWidth(page);
    await picture(page, `made-${size}`);

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download the return" }).click(),
    ]);
    const census = readFileSync(await download.path(), "utf8");
    assert.match(census, /<Collection>CIN<\/Collection>/);
    assert.match(census, /<LAchildID>/);

    const workers = page.getByRole("table", { name: "Findings by worker" }).getByRole("link");
    await workers.last().click();
    await assertAccessible(page);
    await assertFitsWidth(page);
    await picture(page, `found-${size}`);

    const children = page.locator("main").getByRole("link").filter({ hasNotText: "Next children" });
    if ((await children.count()) > 0) {
      await children.first().click();
      await page.getByRole("heading", { name: /^Census 20/ }).first().waitFor();
      await assertAccessible(page);
      await assertFitsWidth(page);
      await picture(page, `child-${size}`);
    }
    assertNoComplaints(page);
  });
}

test("the lists of Annex A are made without JavaScript", async () => {
  const page = await openPage(browser, { javaScript: "off" });
  await signIn(page, "analyst");
  await make(page, "Annex A of an Ofsted inspection");
  await page.getByRole("heading", { name: /Annex A of an Ofsted inspection, as at/ }).waitFor();
});
