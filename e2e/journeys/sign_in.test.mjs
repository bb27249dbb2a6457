// Signing in: the first page anybody sees, at both sizes, and without JavaScript.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { assertFitsWidth, assertNoComplaints, openBrowser, openPage, signIn } from "../lib/browser.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

for (const size of ["desktop", "phone"]) {
  test(`the sign-in page is clear and accessible on a ${size}`, async () => {
    const page = await openPage(browser, { size });
    await page.goto("/sign-in");
    await page.getByLabel("Email address").waitFor();
    await page.getByLabel("Password", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    await assertAccessible(page);
    await assertFitsWidth(page);
    assertNoComplaints(page);
    await page.context().close();
  });
}

test("a social worker signs in without JavaScript", async () => {
  const page = await openPage(browser, { javaScript: "off" });
  await signIn(page, "social worker");
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
  await page.context().close();
});

test("a wrong password is refused in words, and the page stays accessible", async () => {
  const page = await openPage(browser);
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill("nobody@solentshire.example");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  await assertAccessible(page);
  await page.context().close();
});
