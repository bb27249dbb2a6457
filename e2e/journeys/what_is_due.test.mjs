// What is due, with its reason: for a worker on Today, for a manager by week, for a service in numbers, and a manager's
// decision about a day.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { assertFitsWidth, assertNoComplaints, openBrowser, openPage, signIn } from "../lib/browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

const SHOTS = process.env.KITH_TEST_SHOTS;
async function checked(page, path, size) {
  await page.goto(path);
  await assertAccessible(page);
  await assertFitsWidth(page);
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${size}-${path.replaceAll("/", "_")}.png`, fullPage: true });
}

for (const size of ["desktop", "phone"]) {
  test(`a worker sees on a ${size} what is due, with its reason, and opens all of it`, async () => {
    const page = await openPage(browser, { size });
    await signIn(page, "social worker");
    await checked(page, "/today", size);
    await page.getByRole("heading", { name: "What is due" }).waitFor();
    const reason = page.getByText(/\d+ (working )?(days|weeks|months) from .* on \d+ \w+ 20\d\d \(/).first();
    await reason.waitFor();
    await page.getByRole("link", { name: /All that is due for your families/ }).click();
    await page.getByRole("heading", { name: "What is due for your families" }).waitFor();
    await assertAccessible(page);
    await assertFitsWidth(page);
    const family = await page.locator(".kith-due__what a").first().getAttribute("href");
    await checked(page, family, size);
    await page.getByRole("heading", { name: "What is due", exact: true }).waitFor();
    await checked(page, `${family}/due`, size);
    await checked(page, "/time-limits", size);
    assertNoComplaints(page);
    await page.context().close();
  });

  test(`a manager sees on a ${size} the team's weeks as a picture and as a table`, async () => {
    const page = await openPage(browser, { size });
    await signIn(page, "team manager");
    await checked(page, "/team/due", size);
    await page.locator("svg.kith-heat").first().waitFor();
    await page.getByText("The same as a table").first().click();
    const cells = await page.locator("table").first().getByRole("cell").allTextContents();
    assert.ok(cells.some((cell) => Number(cell) > 0), "something is due in some week");
    await assertAccessible(page);
    await assertFitsWidth(page);
    await page.context().close();
  });

  test(`a service leader sees on a ${size} what is due by rule, and sets a local time limit`, async () => {
    const page = await openPage(browser, { size });
    await signIn(page, "service leader");
    await checked(page, "/service/due", size);
    await checked(page, "/time-limits", size);
    await page.getByRole("link", { name: /^Change/ }).first().click();
    await page.getByRole("button", { name: "Set the time limit" }).click();
    await page.getByRole("alert").waitFor();
    await assertAccessible(page);
    await assertFitsWidth(page);
    await page.context().close();
  });
}

test("a manager decides about a day with a reason, and takes it back", async () => {
  const page = await openPage(browser);
  await signIn(page, "team manager");
  await page.goto("/team/due");
  await page.getByText(/^What is overdue \(/).first().click();
  await page.locator(".kith-due__what a").first().click();
  const link = page.getByRole("link", { name: /^Decide about this day/ }).first();
  const path = await link.getAttribute("href");
  await checked(page, path, "desktop");
  await page.getByLabel("It is not needed for this child").check();
  await page.getByLabel("Why?").fill("The family moved to another county");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The decision about the due date is kept.").waitFor();
  await page.getByText("The family moved to another county").first().waitFor();
  await page.goto(path);
  await assertAccessible(page);
  await page.getByRole("button", { name: "Take the decision back" }).click();
  await page.getByText("The decision is taken back").waitFor();
  assertNoComplaints(page);
  await page.context().close();
});
