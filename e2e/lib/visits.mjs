// Visits as journeys need them: planned for today from a family's card, and found again by their id.

import assert from "node:assert/strict";

/** The cards of the signed-in worker's families that have at least so many children. */
async function familyWith(page, children) {
  const cards = page.locator(".kith-card", { has: page.getByRole("link", { name: /^Plan a visit/ }) });
  for (const card of await cards.all()) {
    const facts = await card.locator(".kith-card__facts").first().innerText();
    if (facts.split(";").length >= children) return card;
  }
  throw new Error(`no family of this worker has ${children} children`);
}

/** Plans a visit for today to so many children of one family, and gives its id. */
export async function planVisit(page, children) {
  await page.goto("/today");
  const card = await familyWith(page, children);
  await card.getByRole("link", { name: /^Plan a visit/ }).click();
  await page.getByLabel("Today,").check();
  const boxes = page.getByRole("group", { name: "Which children?" }).getByRole("checkbox");
  for (let at = children; at < (await boxes.count()); at += 1) await boxes.nth(at).uncheck();
  await page.getByRole("button", { name: "Plan this visit" }).click();
  const saved = page.getByRole("link", { name: "Look at the visit you just saved" });
  const id = (await saved.getAttribute("href")).split("/").pop();
  assert.match(id, /^[0-9a-f-]{36}$/);
  return id;
}

/** The link on Today that records this visit. */
export function recordLink(page, visit) {
  return page.locator(`a[href="/visits/${visit}/record"]`);
}

/** Records a planned visit in a few words. */
export async function recordVisit(page, visit, narrative) {
  await page.goto(`/visits/${visit}/record`);
  for (const answer of await page.getByRole("radio", { name: "Seen alone" }).all()) await answer.check();
  await page.getByLabel("What happened", { exact: true }).fill(narrative);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The visit is recorded.").waitFor();
}
