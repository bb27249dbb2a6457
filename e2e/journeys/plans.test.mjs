// A family safety plan made, agreed by three people, tested, reviewed and printed; and how little work a review is.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { assertFitsWidth, assertNoComplaints, openBrowser, openPage, signIn } from "../lib/browser.mjs";
import { Effort } from "../lib/effort.mjs";

const NARRATIVE = "We met at home. Everybody said how the month went. ".repeat(18);
const ACTION = "Arrange breakfast club place by June";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

/** Writes a safety plan for the first family of the signed-in worker, and gives its address. */
async function writePlan(page) {
  await page.goto("/today");
  const family = await page.locator(".kith-card__link[href^='/families/']").first().getAttribute("href");
  await page.goto(`${family}/plans/new/family-safety`);
  await page.getByLabel("What we are worried about", { exact: true }).fill("They were alone at night twice in May");
  await page.getByLabel(/^Worry 1/).fill("The children could come to harm alone at night");
  await page.getByLabel(/^Goal 1: what/).fill("An adult is always with the children at night");
  await page.getByLabel("On the scale of goal 1, 0 means").fill("Alone most nights");
  await page.getByLabel("On the scale of goal 1, 10 means").fill("Always with an adult");
  await page.getByLabel("Step 1 towards goal 1").fill("Ring Gran by six on nights out");
  const due = page.getByRole("group", { name: "By when" }).first();
  await due.getByLabel("Day").fill("1");
  await due.getByLabel("Month").fill("12");
  await due.getByLabel("Year").fill("2027");
  await page.getByText("One more step towards goal 1").click();
  await page.getByLabel("Step 2 towards goal 1").fill("Tell the school who may collect");
  await page.locator("#step-1-2-owner").selectOption({ index: 1 });
  await page.locator("#step-1-2-due").fill("2");
  await page.locator("#step-1-2-due-month").fill("12");
  await page.locator("#step-1-2-due-year").fill("2027");
  await page.getByLabel("Bottom lines").fill("The children are never alone at night");
  await page.getByLabel("Warning signs").fill("The phone is off after nine");
  await page.getByLabel("The child’s signal", { exact: true }).fill("A text with a red heart");
  await page.getByLabel("Or their name").first().fill("Grace Bell");
  await page.getByLabel("Phone").first().fill("07700 900461");
  await page.getByRole("button", { name: "Save the plan" }).click();
  await page.getByText("The plan is saved.").waitFor();
  return new URL(page.url()).pathname;
}

test("a review on the plan takes eight clicks and 39 seconds", async () => {
  const page = await openPage(browser);
  await signIn(page, "social worker");
  const plan = await writePlan(page);
  await page.goto(plan);
  const effort = new Effort(page);
  await effort.click(page.getByRole("button", { name: "Review" }));
  await effort.click(page.getByRole("radio", { name: "Done" }).nth(0));
  await effort.click(page.getByRole("radio", { name: "Goes on" }).nth(1));
  await effort.click(page.locator(".kith-rate").first().getByRole("radio", { name: "6", exact: true }));
  await effort.click(page.getByRole("radio", { name: "Agrees", exact: true }).first());
  await effort.click(page.getByLabel("What was said at the review"));
  await effort.narrate(NARRATIVE);
  await effort.press("Tab");
  await effort.type(ACTION);
  await effort.click(page.getByRole("button", { name: "Save the review" }));
  await page.getByText("The review is saved").waitFor();
  const { clicks, seconds } = effort.finish("plan-review");
  await page.getByText(ACTION).first().waitFor();
  assert.ok(clicks <= 8 && seconds <= 39, `${clicks} clicks, ${seconds} seconds`);
  await page.context().close();
});

test("a family safety plan is made, agreed by three people, tested, reviewed and printed", async () => {
  const page = await openPage(browser, { javaScript: "off" });
  await signIn(page, "social worker");
  const plan = await writePlan(page);
  const people = await page.locator("#person option:not([value=''])").allTextContents();
  assert.ok(people.length >= 3, "the family has three people to ask");
  const said = ["Agrees", "Disagrees", "Could not answer"];
  for (const [at, answer] of said.entries()) {
    await page.getByText("Keep somebody’s answer").click();
    await page.getByLabel("Who answers").selectOption({ label: people[at] });
    await page.getByLabel(answer, { exact: true }).check();
    await page.getByLabel("In their own words").fill(`My words ${at}`);
    await page.getByRole("button", { name: "Keep this answer" }).click();
    await page.getByText("Their answer is kept").waitFor();
  }
  for (const at of said.keys()) await page.getByText(`My words ${at}`).waitFor();
  await page.getByText("Record a test").click();
  const day = page.getByRole("group", { name: "When was it tested or needed?" });
  const today = new Date(Date.now() - 86_400_000);
  await day.getByLabel("Day").fill(String(today.getDate()));
  await day.getByLabel("Month").fill(String(today.getMonth() + 1));
  await day.getByLabel("Year").fill(String(today.getFullYear()));
  await page.getByLabel("It held", { exact: true }).check();
  await page.getByLabel("What happened", { exact: true }).fill("Gran came in twenty minutes");
  await page.getByRole("button", { name: "Keep this test" }).click();
  await page.getByText("Gran came in twenty minutes").waitFor();
  await page.getByRole("button", { name: "Review" }).click();
  for (const answer of await page.getByRole("radio", { name: "Goes on" }).all()) await answer.check();
  await page.getByRole("button", { name: "Save the review" }).click();
  await page.getByText("The review is saved").waitFor();
  await page.goto(`${plan}/papers`);
  await page.locator(".kith-card__link").first().click();
  await page.locator(".kith-paper").getByText("The children are never alone at night").waitFor();
  await page.context().close();
});

for (const size of ["desktop", "phone"]) {
  test(`each page of a plan is accessible and fits on a ${size}`, async () => {
    const page = await openPage(browser, { size });
    await signIn(page, "social worker");
    const plan = await writePlan(page);
    await page.goto(`${plan}/papers`);
    const paper = await page.locator(".kith-card__link").first().getAttribute("href");
    const pages = [plan, `${plan}/change`, `${plan}/review`, `${plan}/versions`, `${plan}/papers`, paper];
    for (const path of pages) {
      await page.goto(path);
      await assertAccessible(page);
      await assertFitsWidth(page);
    }
    assertNoComplaints(page);
    await page.context().close();
  });
}
