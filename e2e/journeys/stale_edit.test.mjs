// Two people correct one visit at once: the second sees both versions and chooses, answer by answer.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { assertFitsWidth, openBrowser, openPage, signIn } from "../lib/browser.mjs";
import { planVisit, recordVisit } from "../lib/visits.mjs";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

for (const size of ["desktop", "phone"]) {
  test(`the second to correct a visit overwrites nothing, on a ${size}`, async () => {
    const worker = await openPage(browser, { size });
    const manager = await openPage(browser);
    await signIn(worker, "social worker");
    await signIn(manager, "team manager");
    const visit = await planVisit(worker, 1);
    await recordVisit(worker, visit, "We met at home.");
    const path = `/visits/${visit}/correct`;
    await worker.goto(path);
    await manager.goto(path);
    await manager.getByLabel("Minutes", { exact: true }).fill("50");
    await manager.getByLabel("What happened", { exact: true }).fill("They met in the garden.");
    await manager.getByLabel("Why do you correct it?").fill("The worker rang me");
    await manager.getByRole("button", { name: "Save" }).click();
    await manager.getByText("The visit is corrected.").waitFor();

    await worker.getByLabel("Minutes", { exact: true }).fill("40");
    await worker.getByLabel("What happened", { exact: true }).fill("We met at home, then walked.");
    await worker.getByLabel("Why do you correct it?").fill("I forgot the walk");
    await worker.getByRole("button", { name: "Save" }).click();
    await worker.getByRole("heading", { name: "Somebody else changed this visit" }).waitFor();
    for (const words of ["They met in the garden.", "We met at home, then walked.", "The worker rang me"]) {
      await worker.getByText(words).first().waitFor();
    }
    await assertAccessible(worker);
    await assertFitsWidth(worker);
    await worker.getByRole("group", { name: /Minutes/ }).getByLabel("Keep theirs").check();
    await worker.getByRole("group", { name: /What happened/ }).getByLabel("Keep yours").check();
    await worker.getByRole("button", { name: "Save what you chose" }).click();
    await worker.getByText("The visit is corrected.").waitFor();
    await worker.getByText("We met at home, then walked.").waitFor();
    assert.ok(await worker.getByText("50 minutes").isVisible());
    await worker.context().close();
    await manager.context().close();
  });
}
