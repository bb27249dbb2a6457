// A visit recorded once for every child of it: how little work it is, and that it can be done on a
// phone, by keyboard alone and without JavaScript.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { assertFitsWidth, assertNoComplaints, openBrowser, openPage, signIn } from "../lib/browser.mjs";
import { Effort } from "../lib/effort.mjs";
import { planVisit, recordLink } from "../lib/visits.mjs";

const NARRATIVE = "We met at home. The kitchen is warm again and there was food in. ".repeat(14);
const ACTION = "Arrange breakfast club place by June";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

async function measured(children, task) {
  const page = await openPage(browser);
  await signIn(page, "social worker");
  const visit = await planVisit(page, children);
  await page.goto("/today");
  const effort = new Effort(page);
  await effort.click(recordLink(page, visit));
  const seen = ["Seen alone", "Seen with others"];
  for (let at = 0; at < children; at += 1) {
    await effort.click(page.getByRole("radio", { name: seen[at] }).nth(at));
  }
  await effort.click(page.getByLabel("What happened", { exact: true }));
  await effort.narrate(NARRATIVE);
  await effort.click(page.getByLabel("What happens next?"));
  await effort.type(ACTION);
  await effort.click(page.getByRole("button", { name: "Save" }));
  await page.getByText("The visit is recorded.").waitFor();
  const figures = effort.finish(task);
  await page.goto(`/visits/${visit}`);
  await page.getByText(ACTION).first().waitFor();
  for (let at = 0; at < children; at += 1) await page.getByText(seen[at]).waitFor();
  await page.context().close();
  return figures;
}

test("a planned visit to one child takes five clicks and 25 seconds", async () => {
  const { clicks, seconds } = await measured(1, "visit-one-child");
  assert.ok(clicks <= 5 && seconds <= 25, `${clicks} clicks, ${seconds} seconds`);
});

test("a visit to two siblings with their own answers takes six clicks and 28 seconds", async () => {
  const { clicks, seconds } = await measured(2, "visit-two-siblings");
  assert.ok(clicks <= 6 && seconds <= 28, `${clicks} clicks, ${seconds} seconds`);
});

for (const size of ["desktop", "phone"]) {
  test(`each page on the way is accessible and fits on a ${size}`, async () => {
    const page = await openPage(browser, { size });
    await signIn(page, "social worker");
    const visit = await planVisit(page, 2);
    for (const path of ["/today", "/drafts", `/visits/${visit}`, `/visits/${visit}/record`]) {
      await page.goto(path);
      await assertAccessible(page);
      await assertFitsWidth(page);
    }
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").waitFor();
    await assertAccessible(page);
    await page.getByRole("alert").getByRole("link").first().click();
    for (const answer of await page.getByRole("radio", { name: "Not seen" }).all()) await answer.check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("The visit is recorded.").waitFor();
    await page.goto(`/visits/${visit}/correct`);
    await assertAccessible(page);
    await assertFitsWidth(page);
    const refused = /status of 422/;
    page.complaints = page.complaints.filter((complaint) => !refused.test(complaint));
    assertNoComplaints(page);
    await page.context().close();
  });
}

test("a visit is recorded by keyboard alone", async () => {
  const page = await openPage(browser);
  await signIn(page, "social worker");
  const visit = await planVisit(page, 1);
  await page.goto("/today");
  await tabTo(page, `a[href="/visits/${visit}/record"]`);
  await page.keyboard.press("Enter");
  await page.waitForURL(/record$/);
  await tabTo(page, 'input[type="radio"]');
  await page.keyboard.press("Space");
  await tabTo(page, "#narrative");
  await page.keyboard.type("Typed without a mouse.");
  await tabTo(page, "#what-1");
  await page.keyboard.type(ACTION);
  await page.keyboard.press("Enter");
  await page.getByText("The visit is recorded.").waitFor();
  await page.goto(`/visits/${visit}`);
  await page.getByText("Typed without a mouse.").waitFor();
  await page.context().close();
});

async function tabTo(page, selector) {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

test("a visit is recorded without JavaScript, with a child's own words and who was there", async () => {
  const page = await openPage(browser, { javaScript: "off" });
  await signIn(page, "social worker");
  const visit = await planVisit(page, 1);
  await page.goto(`/visits/${visit}/record`);
  await page.getByRole("radio", { name: "Seen alone" }).first().check();
  await page.getByText(/own words, and what it means/).first().click();
  await page.getByLabel("In their own words").first().fill("I like it when Gran comes");
  await page.getByText("Who else was there").click();
  await page.getByLabel("Anybody else").fill("Sam Reed, health visitor");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The visit is recorded.").waitFor();
  await page.goto(`/visits/${visit}`);
  await page.getByText("I like it when Gran comes").waitFor();
  await page.getByText("Sam Reed, health visitor").waitFor();
  await page.context().close();
});
