// From a census file to a whole family: three children whom the file tells of one by one are read in, brought into one
// family, allocated, visited once, and each child's page has what is shared and their own, never a sibling's.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { assertFitsWidth, assertNoComplaints, openBrowser, openPage, signIn } from "../lib/browser.mjs";

const CENSUS = readFileSync(new URL("../samples/three-siblings.xml", import.meta.url), "utf8");
const SHARED = "We met in the kitchen. Their mother had made lunch, and the heating works again.";
const CHILDREN = [
  { given: "Abena", seen: "Seen alone", words: "I do the school run when Mum is tired", meaning: "Abena carries too much." },
  { given: "Kwame", seen: "Seen with others", words: "I want my own bed", meaning: "Kwame sleeps on the sofa." },
  { given: "Esi", seen: "Not seen", words: "", meaning: "Esi was at her gran’s. We see her on Friday." },
];

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

async function look(page) {
  await assertAccessible(page);
  await assertFitsWidth(page);
}

/** Reads the census in as an analyst. `prefix` makes the children's numbers those of this walk alone. */
async function importCensus(page, prefix) {
  await page.goto("/imports");
  await look(page);
  const file = Buffer.from(CENSUS.replaceAll("TRI", prefix));
  await page.getByLabel("The census as an XML file, or the SSDA903 return as a zip or XML file").setInputFiles({ name: "census.xml", mimeType: "text/xml", buffer: file });
  await page.getByRole("button", { name: "Import the file" }).click();
  await page.getByRole("heading", { name: "Import of census.xml" }).waitFor();
  await page.getByRole("link", { name: `Child ${prefix}700103 (name not known)` }).waitFor();
  await look(page);
}

/** Finds the first child by number and opens the record that the census made for them. */
async function openFirst(page, prefix) {
  await page.goto("/search");
  await page.getByLabel("Name, date of birth or number").fill(`${prefix}700101`);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: `Family of child ${prefix}700101`, exact: true }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return new URL(page.url()).pathname;
}

/** Brings the other two in, and calls the family by its name. */
async function bringTogether(page, prefix, family) {
  await page.getByRole("link", { name: "Bring in people from other records" }).click();
  await page.getByRole("heading", { name: "These may belong to this family" }).waitFor();
  await look(page);
  await page.getByRole("button", { name: "Bring them in" }).click();
  await page.getByRole("alert").getByText("Choose who belongs to this family").waitFor();
  await look(page);
  for (const number of [2, 3]) await page.getByLabel(`Child ${prefix}70010${number} (name not known)`).check();
  await page.getByLabel("Brothers and sisters").check();
  await page.getByRole("button", { name: "Bring them in" }).click();
  await page.getByText("They belong to this family now.").waitFor();
  await page.getByRole("link", { name: "Change what the family is called" }).click();
  await look(page);
  await page.getByLabel("Name of the family").fill(family);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { level: 1, name: family }).waitFor();
  await look(page);
}

/** Says what the child with this number is called, which no census does. */
async function name(page, path, number, given, family) {
  await page.goto(path);
  const people = page.getByRole("region", { name: "Who is who" });
  await people.getByRole("link", { name: `Child ${number} (name not known)` }).first().click();
  await page.waitForURL(/\/people\//);
  const child = new URL(page.url()).pathname;
  await page.goto(`${child}/names/new`);
  await look(page);
  await page.getByRole("radio").first().check();
  await page.getByLabel("First names").fill(given);
  await page.getByLabel("Last name").fill(family);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { level: 1, name: `${given} ${family}` }).waitFor();
  return child;
}

async function allocate(page, path, worker) {
  await page.goto(`${path}/allocate`);
  await look(page);
  const options = await page.getByLabel("Worker", { exact: true }).locator("option").allInnerTexts();
  await page.getByLabel("Worker", { exact: true }).selectOption({ label: options.find((label) => label.startsWith(worker)) });
  for (const box of await page.getByRole("group", { name: "Children" }).getByRole("checkbox").all()) await box.check();
  await page.getByLabel(/To be seen at least every/).fill("28");
  await page.getByRole("button", { name: "Allocate" }).click();
  await page.getByText("The allocation is recorded.").waitFor();
  await look(page);
}

/** Records one visit to all three, with something different for each. */
async function recordOnce(page, family) {
  await page.goto("/today");
  await look(page);
  const card = page.locator(".kith-card", { has: page.getByRole("link", { name: family, exact: true }) });
  await card.getByRole("link", { name: /^Record an unplanned visit/ }).click();
  await page.getByLabel("Minutes", { exact: true }).fill("55");
  for (const child of CHILDREN) {
    const part = page.locator(".kith-child", { hasText: child.given });
    await part.getByRole("radio", { name: child.seen }).check();
    await part.getByText(/own words, and what it means/).click();
    if (child.words) await part.getByLabel("In their own words").fill(child.words);
    await part.getByLabel("What it means for this child").fill(child.meaning);
  }
  await page.getByLabel("What happened", { exact: true }).fill(SHARED);
  await look(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The visit is recorded.").waitFor();
  await page.getByRole("link", { name: "Look at the visit you just saved" }).click();
  await look(page);
}

for (const size of ["desktop", "phone"]) {
  test(`three children of a census become a family that is visited once, on a ${size}`, async () => {
    const prefix = size === "phone" ? "TRP" : "TRD";
    const family = size === "phone" ? "Boakye family" : "Sarpong family";
    const surname = family.split(" ")[0];
    const [analyst, manager, worker] = [
      await openPage(browser, { size }),
      await openPage(browser, { size }),
      await openPage(browser, { size }),
    ];
    await signIn(analyst, "analyst");
    await importCensus(analyst, prefix);

    await signIn(manager, "team manager");
    const path = await openFirst(manager, prefix);
    await bringTogether(manager, prefix, family);
    const paths = [];
    for (const [at, { given }] of CHILDREN.entries()) {
      paths.push(await name(manager, path, `${prefix}70010${at + 1}`, given, surname));
    }
    await signIn(worker, "social worker");
    await allocate(manager, path, await worker.locator(".kith-masthead__person").innerText());

    await recordOnce(worker, family);
    for (const [at, child] of CHILDREN.entries()) {
      await worker.goto(paths[at]);
      await look(worker);
      const told = await worker.getByRole("main").innerText();
      assert.ok(told.includes(SHARED), `${child.given} has what is shared`);
      assert.ok(told.includes(child.meaning) && told.includes(child.words), `${child.given} has their own`);
      for (const other of CHILDREN.filter((sibling) => sibling !== child)) {
        assert.ok(!told.includes(other.meaning), `${child.given} has nothing of ${other.given}`);
        assert.ok(!other.words || !told.includes(other.words), `${child.given} has no words of ${other.given}`);
      }
      for (const { given } of CHILDREN.filter((sibling) => sibling !== child)) {
        await worker.getByRole("link", { name: new RegExp(`^${given} `) }).first().waitFor();
      }
    }
    await worker.goto(path);
    await look(worker);
    assert.equal(await worker.getByText(SHARED).count(), 1, "the family's story tells the visit once");
    manager.complaints = manager.complaints.filter((complaint) => !/status of 422/.test(complaint));
    for (const page of [analyst, manager, worker]) {
      assertNoComplaints(page);
      await page.context().close();
    }
  });
}
