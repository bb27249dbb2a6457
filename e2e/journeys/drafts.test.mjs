// Nothing typed is lost: not when the page goes away, not when the session ends, not without JavaScript.

import { after, before, test } from "node:test";
import { openBrowser, openPage, signIn } from "../lib/browser.mjs";
import { planVisit } from "../lib/visits.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

async function typing(page, words) {
  const visit = await planVisit(page, 1);
  await page.goto(`/visits/${visit}/record`);
  await page.getByLabel("What happened", { exact: true }).fill(words);
  return visit;
}

/** The draft of this visit, opened from Today, with these words in it. */
async function findsAgain(page, visit, words) {
  await page.goto("/today");
  await page.locator(`a[href^="/visits/${visit}/record?draft="]`).first().click();
  await page.getByText(/This is your draft/).waitFor();
  await page.getByLabel("What happened", { exact: true }).and(page.getByText(words)).waitFor();
}

test("what was typed is kept while typing, survives a killed page, and ends with the record", async () => {
  const page = await openPage(browser);
  await signIn(page, "social worker");
  const words = "Half a sentence that was not";
  const visit = await typing(page, words);
  await page.getByText(/^Draft kept at/).waitFor();
  await page.close();
  const again = await page.context().newPage();
  await findsAgain(again, visit, words);
  await again.getByRole("radio", { name: "Seen alone" }).first().check();
  await again.getByRole("button", { name: "Save" }).click();
  await again.getByText("The visit is recorded.").waitFor();
  await again.waitForTimeout(500);
  await again.goto("/drafts");
  const left = await again.locator(`a[href^="/visits/${visit}/record"]`).count();
  if (left > 0) throw new Error("the draft of a saved record is still there");
  await again.context().close();
});

test("leaving a page at once keeps what was typed", async () => {
  const page = await openPage(browser);
  await signIn(page, "social worker");
  const visit = await typing(page, "Typed and left at once");
  await page.goto("/help");
  await findsAgain(page, visit, "Typed and left at once");
  await page.context().close();
});

test("a form sent after the session ended waits behind the sign-in page", async () => {
  const page = await openPage(browser, { javaScript: "off" });
  await signIn(page, "social worker");
  const visit = await typing(page, "Sent after the session ended");
  const cookies = await page.context().cookies();
  const other = await page.context().newPage();
  await other.goto("/today");
  await other.getByRole("button", { name: "Sign out" }).click();
  await other.waitForURL(/sign-in/);
  // The ended session's cookie, as a browser still has it when a session ends by itself.
  await page.context().addCookies(cookies);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/sign-in\?kept=yes/);
  await signIn(page, "social worker");
  await findsAgain(page, visit, "Sent after the session ended");
  await page.context().close();
});

test("without JavaScript a button keeps the draft", async () => {
  const page = await openPage(browser, { javaScript: "off" });
  await signIn(page, "social worker");
  const visit = await typing(page, "Kept by the button");
  await page.getByRole("button", { name: "Keep as a draft" }).click();
  await page.getByText("The draft is kept as you typed it.").waitFor();
  await findsAgain(page, visit, "Kept by the button");
  await page.context().close();
});
