// A worker leaves a brief of a visit with a photo of notes; the co-ordinator who serves them drafts it; the worker gives
// one part back, then confirms all of it, and it is a visit in the worker's name. Desktop and phone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assertAccessible } from "../lib/axe.mjs";
import { assertFitsWidth, assertNoComplaints, openBrowser, openPage, signIn } from "../lib/browser.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const NOTES = join(here, "notes.png");

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

async function look(page) {
  await assertFitsWidth(page);
  await assertAccessible(page);
}

async function press(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Leaves a brief: first with nothing in it, to see what is missed. Gives its address. */
async function leave(page) {
  await page.goto("/today");
  await page.getByRole("link", { name: /^Leave a brief/ }).first().click();
  await look(page);
  await press(page, "Leave it with the desk");
  await page.getByRole("alert").waitFor();
  await look(page);
  await page.getByLabel("In a few words").fill("Saw everybody, the eldest alone\nSleeps better\nRing school");
  await page.getByLabel("Or a photo of your notes, or a voice note").setInputFiles(NOTES);
  await press(page, "Leave it with the desk");
  await page.getByText("The brief is with the desk.").waitFor();
  await look(page);
  return new URL(page.url()).pathname;
}

async function draft(page, brief) {
  await page.goto("/desk");
  await look(page);
  await page.goto(brief);
  await press(page, "I’ll take this");
  await page.waitForURL(/draft$/);
  await look(page);
  await press(page, await sendLabel(page));
  await page.getByRole("alert").waitFor();
  await look(page);
  await page.getByLabel("Minutes", { exact: true }).fill("50");
  for (const child of await page.locator(".kith-child").all()) {
    await child.getByRole("radio", { name: "Seen with others" }).check();
  }
  const first = page.locator(".kith-child").first();
  await first.getByRole("radio", { name: "Seen alone" }).check();
  await first.getByLabel("In their own words").fill("I sleep in my own bed now");
  await page.getByLabel("What happened", { exact: true }).fill("Everybody was at home and talked about nights.");
  await page.getByLabel("What happens next").fill("Ring the school");
  await page.getByLabel("Minutes it took you").fill("12");
  await press(page, await sendLabel(page));
  await page.getByText("The draft is with the worker.").waitFor();
  await look(page);
}

async function sendLabel(page) {
  return (await page.getByRole("button", { name: /^Send it to/ }).innerText()).trim();
}

/** Reads the draft: says nothing, then gives one part back and confirms the rest. */
async function giveBack(page, brief) {
  await page.goto("/desk");
  await look(page);
  await page.locator(`a[href="${brief}/read"]`).click();
  await page.getByText("I sleep in my own bed now").first().waitFor();
  await look(page);
  await press(page, "Save what you said");
  await page.getByRole("alert").waitFor();
  await look(page);
  for (const part of await page.locator(".kith-desk__read").all()) {
    await part.getByRole("radio", { name: "It is right as it stands here" }).check();
  }
  const told = page.locator(".kith-desk__read", { has: page.getByRole("heading", { name: "What happened" }) });
  await told.getByRole("radio", { name: "Give it back" }).check();
  await told.locator("summary").click();
  await told.getByLabel(/^What is to be put right/).fill("Say who talked about nights.");
  await press(page, "Save what you said");
  await page.getByText("What you gave back is with the desk again.").waitFor();
  await look(page);
}

async function putRight(page, brief) {
  await page.goto(`${brief}/draft`);
  await page.getByText("Say who talked about nights.").waitFor();
  await look(page);
  await page.getByLabel("What happened", { exact: true }).fill("Their mother talked about nights.");
  await page.getByLabel("Minutes it took you").fill("2");
  await press(page, await sendLabel(page));
  await page.getByText("The draft is with the worker.").waitFor();
}

async function confirm(page, brief) {
  await page.goto(`${brief}/read`);
  await look(page);
  await press(page, "Confirm every part as it stands here");
  await page.getByText("The visit is recorded.").waitFor();
  await look(page);
  await page.getByRole("link", { name: "The visit in the record" }).click();
  await page.getByText("Their mother talked about nights.").waitFor();
  assert.match(await page.locator("main").innerText(), /Typed by\s.+; confirmed by/);
  await look(page);
  const family = await page.locator(".govuk-back-link").getAttribute("href");
  await page.goto(`${family}/files`);
  await page.getByText("Notes with a brief").first().waitFor();
  await look(page);
  await page.goto("/desk/figures");
  await page.getByRole("table", { name: "By worker" }).waitFor();
  await look(page);
}

for (const size of ["desktop", "phone"]) {
  test(`from a brief to a confirmed visit by two people, ${size}`, async () => {
    const worker = await openPage(browser, { size });
    const coordinator = await openPage(browser, { size });
    await signIn(worker, "social worker");
    await signIn(coordinator, "co-ordinator");
    const brief = await leave(worker);
    await draft(coordinator, brief);
    await giveBack(worker, brief);
    await putRight(coordinator, brief);
    await confirm(worker, brief);
    const manager = await openPage(browser, { size });
    await signIn(manager, "team manager");
    await manager.goto("/desk/serving");
    await manager.getByRole("heading", { name: "Who serves whom" }).waitFor();
    await look(manager);
    for (const page of [worker, coordinator, manager]) {
      // Chrome reports the refused answers as a failed load.
      page.complaints = page.complaints.filter((complaint) => !/status of 422/.test(complaint));
      assertNoComplaints(page);
      await page.context().close();
    }
  });
}
