// Accessibility: every rule of WCAG 2.0 to 2.2, levels A and AA, on the page as it stands. The
// checker is passed to the browser from outside the page, so the strict content security policy
// stays as it is for people.

import assert from "node:assert/strict";
import axe from "axe-core";

const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** Fails with the rule, the element and the remedy for each violation on the page. */
export async function assertAccessible(page) {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (tags) => {
    const result = await globalThis.axe.run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
    });
    return result.violations.map(({ id, help, nodes }) => ({
      rule: id,
      help,
      where: nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
    }));
  }, STANDARD);
  const told = violations.map(({ rule, help, where }) => `${rule} (${help})\n  ${where.join("\n  ")}`);
  assert.equal(violations.length, 0, `${page.url()} is not accessible:\n${told.join("\n")}`);
}
