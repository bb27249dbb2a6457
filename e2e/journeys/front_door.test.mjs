// Three brothers and sisters from the first telephone call to an authorised assessment. A social worker takes the contact,
// decides and writes; the team's manager allocates, gives the assessment back once and then authorises it.

import { after, before, test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { assertFitsWidth, assertNoComplaints, openBrowser, openPage, signIn } from "../lib/browser.mjs";

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

/** Names three children whom nobody knows yet. */
async function nameChildren(page, children) {
  await page.goto("/front-door");
  await look(page);
  await page.getByRole("button", { name: "Take a contact" }).or(page.getByRole("link", { name: "Take a contact" })).click();
  await press(page, "Look them up");
  await page.getByRole("alert").waitFor();
  await look(page);
  for (const [at, child] of children.entries()) {
    const n = at + 1;
    await page.getByLabel(`First names of child ${n}`).fill(child.given);
    await page.getByLabel(`Last name of child ${n}`).fill(child.family);
    await page.getByRole("group", { name: `Date of birth of child ${n}` }).getByLabel("Year").fill(child.born);
  }
  await press(page, "Look them up");
  await page.getByRole("heading", { level: 1, name: "Take a contact" }).waitFor();
}

/** Says what the school told: first with nothing said, to see what is missed. */
async function takeContact(page) {
  await look(page);
  await press(page, "Take this contact");
  await page.getByRole("alert").waitFor();
  await look(page);
  await page.getByLabel("Time it came").fill("12:01am");
  await page.getByLabel("Who told us").selectOption({ label: "School" });
  await page.getByLabel("Their name").fill("Mary Pell");
  await page.getByLabel("What is worrying?").fill("The eldest was left in charge two nights running.");
  await page.getByLabel("What is working well?").fill("Gran lives next door and looks in.");
  await page.getByRole("group", { name: "Does the family know and agree?" }).getByRole("radio").first().check();
  await press(page, "Take this contact");
  await page.getByText("The contact is taken. It waits for a decision.").waitFor();
  await look(page);
  await page.getByRole("link", { name: "Look at the contact you just took" }).click();
  await page.getByRole("heading", { name: "What is worrying" }).waitFor();
  await look(page);
}

/** Decides on an assessment for each child. */
async function decide(page, children) {
  await press(page, "Record the decision");
  await page.getByRole("alert").waitFor();
  await look(page);
  for (const child of children) {
    const name = `${child.given} ${child.family}`;
    await page.getByLabel(`What happens for ${name}`).selectOption({ label: "Assessment" });
    await page.getByLabel(`Main need of ${name}`).selectOption({ index: 1 });
  }
  await page.getByLabel("Why do you decide this?").fill("We need to see the children and hear from Gran.");
  await press(page, "Record the decision");
  await page.getByText("Decided", { exact: true }).first().waitFor();
  await look(page);
  await page.getByLabel("What was the referrer told?").fill("By phone: we shall see the children this week.");
  await press(page, "Note what they were told");
  await page.getByText("By phone: we shall see the children this week.").waitFor();
  const family = await page.locator("h1 a").getAttribute("href");
  await page.goto(family);
  await page.getByText("Where things stand").waitFor();
  await look(page);
  return family;
}

async function allocate(page, family, worker) {
  await page.goto(`${family}/allocate`);
  const list = page.getByLabel("Worker", { exact: true });
  const options = await list.locator("option").allInnerTexts();
  await list.selectOption({ label: options.find((label) => label.startsWith(worker)) });
  for (const box of await page.getByRole("group", { name: "Children" }).getByRole("checkbox").all()) await box.check();
  await press(page, "Allocate");
  await page.getByText("The allocation is recorded.").waitFor();
}

/** Starts and writes one assessment for all of them, and sends it. */
async function assess(page, family, children) {
  await page.goto(`${family}/assessments/new`);
  await look(page);
  const boxes = page.getByRole("group", { name: "Which children?" }).getByRole("checkbox");
  for (const box of await boxes.all()) await box.check();
  const on = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London" }).format(new Date()).split("/");
  await fillDay(page, "Day it began", on);
  await press(page, "Start the assessment");
  await look(page);
  await page.getByLabel("What this means").fill("The children are loved. They need grown-ups at night.");
  await page.getByText("What matters for every child").click();
  await page.getByRole("group", { name: "Factors for every child" }).getByRole("checkbox").first().check();
  for (const child of children) {
    const name = `${child.given} ${child.family}`;
    await fillDay(page, `Day ${name} was seen`, on);
    await page.getByLabel(`What it means for ${name}`).fill(`${child.given} is safe with Gran.`);
    await page.getByLabel(`What follows for ${name}`).selectOption({ label: "Child in need plan" });
  }
  await press(page, "Save");
  await page.getByText(`${children[2].given} is safe with Gran.`).waitFor();
  await look(page);
  await press(page, "Send to a manager");
  await page.getByText("A manager decides on it").waitFor();
  return new URL(page.url()).pathname;
}

async function fillDay(page, legend, [day, month, year]) {
  const boxes = page.getByRole("group", { name: legend });
  await boxes.getByLabel("Day", { exact: true }).fill(day);
  await boxes.getByLabel("Month", { exact: true }).fill(month);
  await boxes.getByLabel("Year", { exact: true }).fill(year);
}

/** Gives it back with words. */
async function giveBack(page, assessment) {
  await page.goto(assessment);
  await look(page);
  await page.getByText("Give it back", { exact: true }).first().click();
  await page.getByLabel("What is still to do?").fill("Say what the youngest told you.");
  await press(page, "Give it back");
  await page.getByText("Say what the youngest told you.").waitFor();
}

async function writeOn(page, assessment, child) {
  await page.goto(`${assessment}/write`);
  await page.getByText("Given back by a manager.").waitFor();
  await look(page);
  await page.getByLabel(`${child.given} ${child.family} in their own words`).fill("I like it when Gran does the story.");
  await press(page, "Save");
  await press(page, "Send to a manager");
  await page.getByText("A manager decides on it").waitFor();
}

for (const size of ["desktop", "phone"]) {
  test(`three children come to the front door and are assessed together, on a ${size}`, async () => {
    const family = size === "desktop" ? "Ashdown" : "Briarley";
    const children = [["Rowan", "2014"], ["Hazel", "2017"], ["Linden", "2021"]].map(([given, born]) => ({ given, family, born }));
    const worker = await openPage(browser, { size });
    await signIn(worker, "social worker");
    const name = await worker.locator(".kith-masthead__person").innerText();
    await nameChildren(worker, children);
    await takeContact(worker);
    const path = await decide(worker, children);
    const manager = await openPage(browser, { size });
    await signIn(manager, "team manager");
    await allocate(manager, path, name);
    const assessment = await assess(worker, path, children);
    await giveBack(manager, assessment);
    await writeOn(worker, assessment, children[2]);
    await manager.goto(assessment);
    await manager.getByText("I like it when Gran does the story.").waitFor();
    await press(manager, "Authorise");
    await manager.getByText("Authorised", { exact: true }).first().waitFor();
    await look(manager);
    await worker.goto(path);
    await worker.getByText("Assessment authorised").first().waitFor();
    await look(worker);
    // The browser notes each page that says what is missing as one that was refused.
    worker.complaints = worker.complaints.filter((complaint) => !/status of 422/.test(complaint));
    assertNoComplaints(worker);
    assertNoComplaints(manager);
  });
}
