// Checking a return in the browser: a census of 10,000 children is brought, read rule by rule and
// child by child, checked again after a mistake is put right, downloaded, and forgotten.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { assertAccessible } from "../lib/axe.mjs";
import { assertFitsWidth, assertNoComplaints, openBrowser, openPage, signIn } from "../lib/browser.mjs";

const SAMPLE = new URL("../../crates/returns/samples/census-2026.xml", import.meta.url);
const CHILDREN = 10_000;
const WRONG_EVERY = 50;

let browser;
let folder;
before(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), "kith-check-"));
});
after(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** The sample's children again and again, each with an id of its own; one in fifty has no sex recorded. */
function largeCensus() {
  const text = readFileSync(SAMPLE, "utf8");
  const [start] = text.split("    <Child>", 1);
  const end = text.slice(text.indexOf("  </Children>"));
  const child = text.slice(start.length, text.indexOf("</Child>") + "</Child>".length);
  const children = Array.from({ length: CHILDREN }, (_, n) => {
    const named = child.replace("S1001", `L${n}`).replace(/<UPN>.*<\/UPN>/, `<UPN>${upn(n)}</UPN>`);
    return n % WRONG_EVERY === 0 ? named.replace("<Sex>F</Sex>", "") : named;
  });
  return `${start}${children.join("\n")}\n${end}`;
}

/** A unique pupil number of the invented authority, with the letter that checks its digits. */
function upn(n) {
  const digits = `999${String(n + 1).padStart(9, "0")}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at + 2), 0);
  return "ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23] + digits;
}

async function bring(page, file) {
  await page.goto("/returns");
  await page.getByRole("link", { name: "Children in need census" }).first().click();
  await page.getByLabel("Collection year").selectOption("2026");
  await page.getByLabel("The census file").setInputFiles(file);
  await page.getByRole("button", { name: "Check the return" }).click();
  await page.getByRole("heading", { name: "Keep the findings" }).waitFor({ timeout: 60_000 });
}

test("a census of 10,000 children is checked, read, compared, downloaded and forgotten", async () => {
  const page = await openPage(browser);
  await signIn(page, "analyst");
  await page.goto("/returns");
  await assertAccessible(page);
  await page.goto("/returns/new/cin");
  await assertAccessible(page);

  const file = join(folder, "census.xml");
  const census = largeCensus();
  await writeFile(file, census);
  await bring(page, file);
  await page.getByText("10,000 children checked by").waitFor();
  await assertAccessible(page);

  await page.getByRole("link", { name: "4180" }).first().click();
  await page.getByText(`1 to 50 of ${CHILDREN / WRONG_EVERY} findings`).waitFor();
  await assertAccessible(page);
  await page.getByRole("link", { name: "More findings" }).click();
  await page.getByText(`51 to 100 of ${CHILDREN / WRONG_EVERY} findings`).waitFor();

  await page.goBack();
  await page.goBack();
  await page.getByLabel("The child’s id").fill("L9950");
  await page.getByRole("button", { name: "Show the child’s findings" }).click();
  await page.getByRole("heading", { level: 1, name: "Child L9950" }).waitFor();
  assert.ok(!page.url().includes("L9950"), "a child's id stands in no address");
  await assertAccessible(page);

  await writeFile(file, census.replace("<LAchildID>L0</LAchildID>", "<LAchildID>L0</LAchildID><Sex>F</Sex>"));
  await bring(page, file);
  await page.getByRole("link", { name: /^[1-9]\d* gone$/ }).click();
  await page.getByText("Child L0").first().waitFor();
  await assertAccessible(page);

  await page.getByRole("link", { name: "The check", exact: true }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: /HTML/ }).click();
  const report = join(folder, "findings.html");
  await (await downloading).saveAs(report);
  await page.getByRole("button", { name: "Forget the findings now" }).click();
  await page.getByRole("heading", { level: 1, name: "Check a return" }).waitFor();
  assertNoComplaints(page);
  await page.context().close();
  await readsTheReport(report);
});

/** The page that was downloaded, opened from disk: accessible, and filtered by its own script. */
async function readsTheReport(report) {
  for (const javaScript of ["on", "off"]) {
    const page = await openPage(browser, { javaScript });
    await page.goto(pathToFileURL(report).href);
    await page.getByText("10,000 children checked by").waitFor();
    const filter = page.getByLabel("Child’s id has");
    if (javaScript === "on") {
      await assertAccessible(page);
      await filter.fill("L9950");
      await page.locator("#shown").getByText(/^\d findings? (is|are) shown/).waitFor();
      await page.getByRole("row", { name: /^L9950/ }).first().waitFor();
      await assertAccessible(page);
      assertNoComplaints(page);
    } else {
      assert.equal(await filter.isVisible(), false, "a filter that does nothing is not shown");
      await page.getByText("4180: ").first().click();
      await page.getByRole("row", { name: /^L9950/ }).first().waitFor();
    }
    await page.context().close();
  }
}

test("the sample is checked on a phone, without JavaScript", async () => {
  const page = await openPage(browser, { size: "phone", javaScript: "off" });
  await signIn(page, "analyst");
  await bring(page, SAMPLE.pathname);
  await page.getByText("12 children checked by").waitFor();
  await assertFitsWidth(page);
  await page.getByRole("link", { name: "8925" }).first().click();
  await page.getByText("Child S1004").first().waitFor();
  await assertFitsWidth(page);
  await page.context().close();
});
