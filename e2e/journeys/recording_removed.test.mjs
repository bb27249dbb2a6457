// When a phone opens, and when everything is removed from it: signing out, on request, after 72 hours, a clock set back,
// wrong words, somebody else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, openPage, signIn } from "../lib/browser.mjs";
import { countSealed, killAndReopen, looksRight, openWithWords, setClock, setUpPhone } from "../lib/phone.mjs";

const HOUR = 3_600_000;

let browser;
let desk;
before(async () => {
  browser = await openBrowser();
  desk = await openPage(browser);
  await signIn(desk, "social worker");
});
after(() => browser?.close());

test("signing out removes everything, and says first what was not sent", async () => {
  const page = await setUpPhone(browser);
  assert.ok((await countSealed(page)) > 0);
  await page.locator("h2:has-text('Your families') + ul a").first().click();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Write a note" }).click();
  await page.getByLabel("The note").fill("Not sent yet");
  await page.getByText(/^Kept on this device at/).waitFor();
  await page.context().setOffline(false);
  await page.goto("/today");
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    return asked.length === 1 ? dialog.dismiss() : dialog.accept();
  });
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/recording/");
  assert.match(asked[0], /One thing that you recorded on this device was not sent/);
  await page.goto("/today");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/sign-in/);
  assert.equal(await countSealed(page), 0);
  await page.goto("/recording/");
  await page.waitForURL(/sign-in/);
  await page.context().close();
});

test("asked from another machine, a phone on which nobody is signed in removes everything", async () => {
  const page = await setUpPhone(browser);
  await desk.goto("/devices");
  await looksRight(desk, "devices");
  await desk.getByRole("button", { name: "Remove everything from it" }).first().click();
  await desk.getByText("The device removes everything when it is next in touch.").waitFor();
  await page.context().clearCookies();
  const again = await killAndReopen(page);
  await again.getByText("because you or an administrator asked for it").waitFor();
  await looksRight(again, "wiped");
  assert.equal(await countSealed(again), 0);
  await desk.goto("/devices");
  await desk.getByText(/Everything was removed from it .*: it was asked to/).first().waitFor();
  await again.context().close();
});

test("after 72 hours without contact everything is removed, signal or not", async () => {
  const page = await setUpPhone(browser);
  await page.context().setOffline(true);
  const still = await killAndReopen(page, (one) => setClock(one, 71 * HOUR));
  await openWithWords(still);
  await still.getByText(/Not in touch for a day: in (0|1) hours? everything here is removed|in \d+ hours everything here is removed/).waitFor();
  const gone = await killAndReopen(still, (one) => setClock(one, 73 * HOUR));
  await gone.getByText("because it was not in touch with Kith for 72 hours").waitFor();
  assert.equal(await countSealed(gone), 0);
  await gone.context().close();
});

test("a clock set back opens nothing without signing in", async () => {
  const page = await setUpPhone(browser);
  await page.context().setOffline(true);
  const later = await killAndReopen(page, (one) => setClock(one, 10 * HOUR));
  await openWithWords(later);
  const back = await killAndReopen(later);
  await back.getByText("Only signing in opens it now").waitFor();
  await looksRight(back, "set-back");
  assert.equal(await back.getByLabel("Your words").count(), 0);
  await back.context().setOffline(false);
  await back.getByRole("button", { name: "Open with my sign-in" }).click();
  await back.getByRole("heading", { name: "Your families" }).waitFor();
  await back.context().close();
});

test("after five wrong tries only signing in opens it, and new words are chosen then", async () => {
  const page = await setUpPhone(browser);
  await page.getByRole("button", { name: "Shut it now" }).click();
  for (let tries = 1; tries <= 5; tries += 1) {
    await page.getByLabel("Your words").fill(`wrong words number ${tries}`);
    await page.getByRole("button", { name: "Open", exact: true }).click();
    const answered = tries < 5 ? () => document.querySelector("#words")?.value === "" : () => !document.querySelector("#words");
    await page.waitForFunction(answered);
  }
  await page.getByText("Only signing in opens it now").waitFor();
  await page.getByRole("button", { name: "Open with my sign-in" }).click();
  await page.getByRole("link", { name: "Choose new words" }).click();
  await looksRight(page, "new-words");
  await page.getByLabel("Words that open it without a signal").fill("meadow ferry eleven");
  await page.getByLabel("The same words again").fill("meadow ferry eleven");
  await page.getByRole("button", { name: "Use these words" }).click();
  await page.getByRole("heading", { name: "Your families" }).waitFor();
  await page.context().setOffline(true);
  const again = await killAndReopen(page);
  await again.getByLabel("Your words").fill("Meadow, ferry eleven");
  await again.getByRole("button", { name: "Open", exact: true }).click();
  await again.getByRole("heading", { name: "Your families" }).waitFor();
  await again.context().close();
});

test("somebody else who is signed in on the phone sees nothing of it", async () => {
  const page = await setUpPhone(browser);
  await page.context().clearCookies();
  const manager = await killAndReopen(page, async (one) => signIn(one, "team manager"));
  await manager.getByRole("heading", { name: "This device holds somebody else’s work" }).waitFor();
  await looksRight(manager, "other");
  await manager.context().clearCookies();
  const analyst = await killAndReopen(manager, async (one) => signIn(one, "analyst"));
  await analyst.getByRole("heading", { name: "This device holds somebody else’s work" }).waitFor();
  await analyst.context().close();
});
