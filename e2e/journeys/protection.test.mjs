// Brothers and sisters protected: from the strategy discussion through enquiry, conference, plans, core group and a
// review that changes a category, to the end of a plan and help for a child in need. Two people do it: the family's
// social worker, and a conference chair who has no part in the work.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { assertFitsWidth, assertNoComplaints, openBrowser, openPage, signIn } from "../lib/browser.mjs";

const CAME = "PC Dana Whitlock, police\nBeth Amory, health visitor";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

/** The rows of children of whom this stands. A phone shows the table as cards, so that its cells are no cells there. */
function stands(page, words) {
  return page.locator("td[data-label='Now']", { hasText: words });
}

/** The address of the protection page of a family of this worker's in which so many children have help and no plan. */
async function familyInNeed(page, children) {
  await page.goto("/today");
  const links = await page.locator("a[href^='/families/']").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  const families = new Set(links.map((href) => href.split("/").slice(0, 3).join("/")));
  for (const family of families) {
    await page.goto(`${family}/protection`);
    const helped = await stands(page, "Child in need plan since").count();
    const planned = await stands(page, "Child protection plan since").count();
    if (helped >= children && planned === 0) return new URL(page.url()).pathname;
  }
  throw new Error(`no family of this worker has ${children} children in need`);
}

/** A day so many days ago, in London. */
function daysAgo(days) {
  const on = new Date(Date.now() - days * 86_400_000);
  const part = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", ...options }).format(on);
  return { day: part({ day: "numeric" }), month: part({ month: "numeric" }), year: part({ year: "numeric" }) };
}

async function fillDay(page, legend, days) {
  const boxes = page.getByRole("group", { name: legend });
  const { day, month, year } = daysAgo(days);
  await boxes.getByLabel("Day", { exact: true }).fill(day);
  await boxes.getByLabel("Month", { exact: true }).fill(month);
  await boxes.getByLabel("Year", { exact: true }).fill(year);
}

/** Leaves these children chosen, by the place at which they stand. */
async function choose(page, wanted) {
  const boxes = page.getByRole("group", { name: "Which children?" }).getByRole("checkbox");
  for (let at = 0; at < (await boxes.count()); at += 1) await boxes.nth(at).setChecked(wanted.includes(at));
}

/** Opens a step from the family's page, and looks at its form. */
async function open(page, family, step) {
  await page.goto(family);
  await page.getByRole("link", { name: step, exact: true }).click();
  await page.getByRole("button", { name: "Save" }).waitFor();
  await assertAccessible(page);
  await assertFitsWidth(page);
}

async function save(page, done) {
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(done).waitFor();
  await assertAccessible(page);
  await assertFitsWidth(page);
}

/** What was decided for one child of a conference, by the place at which the form asks for them. */
async function decide(page, at, decision, { category, end } = {}) {
  const asked = page.getByRole("group", { name: /^What was decided for/ }).nth(at);
  await asked.getByLabel(decision, { exact: true }).check();
  if (category) await page.getByLabel("Category of the plan").nth(at).selectOption({ label: category });
  if (end) await page.getByLabel("Why the plan ends").nth(at).selectOption({ label: end });
  await page.getByLabel("Why?", { exact: true }).nth(at).fill("Everybody round the table said so, with their reasons.");
}

async function meeting(page, days, said) {
  await fillDay(page, "Day of the meeting", days);
  await page.getByLabel("Who came", { exact: true }).fill(CAME);
  await page.getByLabel(/^What was (shared|said and agreed)$/).fill(said);
}

for (const { size, children } of [{ size: "desktop", children: 3 }, { size: "phone", children: 2 }]) {
  test(`brothers and sisters are protected, on a ${size}`, async () => {
    const page = await openPage(browser, { size });
    await signIn(page, "social worker");
    const family = await familyInNeed(page, children);
    await assertAccessible(page);
    await assertFitsWidth(page);
    const all = Array.from({ length: children }, (_, at) => at);
    const planned = all.slice(-2);

    await open(page, family, "Record a strategy discussion");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await assertAccessible(page);
    await choose(page, all);
    await meeting(page, 40, "Police told of two calls; health have not seen the children since spring.");
    await page.getByLabel("Section 47 enquiry together with the police").check();
    await page.getByLabel("Why?", { exact: true }).fill("There is reason to suspect that the children are harmed.");
    await save(page, "The meeting is recorded");
    await page.getByText("Decide what the section 47 enquiry found").first().waitFor();

    await open(page, family, "Record the outcome of an enquiry");
    await fillDay(page, "Day on which this was decided", 36);
    for (const at of all) {
      const safe = !planned.includes(at);
      const asked = page.getByRole("group", { name: /^What did the enquiry find/ }).nth(at);
      await asked.getByLabel(safe ? "The concerns are not substantiated" : /child is at continuing risk/).check();
      await page.getByLabel("What does this rest on?").nth(at).fill("What was seen and said at home and at school.");
      if (safe) await page.getByLabel("Why is no conference needed?").nth(at).fill("The child lives safely with the grandmother.");
    }
    await save(page, "The outcome of the enquiry is recorded");

    const chair = await openPage(browser, { size });
    await signIn(chair, "conference chair");
    await open(chair, family, "Record an initial child protection conference");
    await meeting(chair, 30, "The parents corrected two things in the report. The children’s drawings were shown first.");
    await chair.getByLabel("Who sent a report (optional)").fill("Beth Amory, health visitor");
    for (const at of [0, 1]) await decide(chair, at, "Child protection plan", { category: "Neglect" });
    await save(chair, "The meeting is recorded");
    assert.equal(await stands(chair, "Child protection plan since").count(), 2);

    await open(page, family, "Record a core group");
    await meeting(page, 26, "We agreed who does what by when.");
    await save(page, "The meeting is recorded");

    await open(chair, family, "Record a review conference");
    await meeting(chair, 12, "The home is warmer. Words are not.");
    await decide(chair, 0, "The protection plan goes on", { category: "Emotional abuse" });
    await decide(chair, 1, "The protection plan goes on", { category: "Neglect" });
    await save(chair, "The meeting is recorded");
    await stands(chair, "emotional abuse, at first neglect").waitFor();

    await open(chair, family, "Record a review conference");
    await meeting(chair, 2, "Everybody places safety at seven or above.");
    await decide(chair, 0, "The protection plan ends and a child in need plan begins", {
      end: "No longer at risk of significant harm",
    });
    await decide(chair, 1, "The protection plan goes on", { category: "Neglect" });
    await save(chair, "The meeting is recorded");
    assert.equal(await stands(chair, "Child protection plan since").count(), 1);

    await page.goto(family);
    await page.getByRole("link", { name: /Read it.*Strategy discussion/ }).first().click();
    await page.getByRole("link", { name: "Correct this meeting" }).click();
    await assertAccessible(page);
    await page.getByLabel("Who sent apologies (optional)").fill("Marie Lathom, deputy head");
    await page.getByLabel("Why do you correct it?").fill("Her apologies were left out.");
    await save(page, "The meeting is corrected");
    await page.getByText("Marie Lathom, deputy head").waitFor();

    await page.goto(family.replace("/protection", ""));
    await page.getByRole("heading", { name: "Story" }).waitFor();
    // It may be folded away, where much else happened lately.
    await page.getByText(/^Review conference: the protection plan goes on$/).first().waitFor({ state: "attached" });
    await page.goto(`${family.replace("/protection", "")}/conferences/review-conference`);
    await page.getByText("Only a conference chair records what a child protection conference decided").waitFor();
    assertNoComplaints(chair);
    await chair.context().close();
    await page.context().close();
  });
}
