import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { report, Tally } from "./effort.mjs";

// The prices by which the other systems were counted, plus those that follow from the model.
const prices = [
  { name: "nothing done costs nothing", act: () => {}, seconds: 0 },
  { name: "a button or radio", act: (tally) => tally.click(), seconds: 2.65, clicks: 1 },
  {
    name: "a drop-down list",
    act: (tally) => {
      tally.click();
      tally.clickAgain();
    },
    seconds: 3.95,
    clicks: 2,
  },
  {
    name: "a text box of ten letters, and back to the mouse",
    act: (tally) => {
      tally.click();
      tally.type(10);
      tally.click();
    },
    seconds: 3.45 + 2.8 + 2.65,
    clicks: 2,
    keys: 10,
  },
  {
    name: "the next box by Tab, once the hands are on the keyboard",
    act: (tally) => {
      tally.type(1);
      tally.press();
      tally.type(4);
    },
    seconds: 0.4 + 0.28 + 1.63 + 4 * 0.28,
    keys: 6,
  },
  {
    name: "a narrative moves the hands and costs nothing more",
    act: (tally) => {
      tally.click();
      tally.narrate();
      tally.click();
    },
    seconds: 3.45 + 2.65,
    clicks: 2,
  },
  { name: "an empty answer leaves the hand where it is", act: (tally) => tally.type(0), seconds: 0 },
];

for (const { name, act, seconds, clicks = 0, keys = 0 } of prices) {
  test(`the price of ${name}`, () => {
    const tally = new Tally();
    act(tally);
    assert.deepEqual(
      { seconds: tally.seconds, clicks: tally.clicks, keys: tally.keys },
      { seconds: Math.round(seconds * 100) / 100, clicks, keys },
    );
  });
}

test("a screen counts once something is done on it, however much that is", () => {
  const tally = new Tally();
  assert.equal(tally.screens, 0);
  tally.click();
  tally.click();
  assert.equal(tally.screens, 1);
  tally.screen();
  tally.screen();
  assert.equal(tally.screens, 1, "a page passed through, or arrived at, is not a screen worked on");
  tally.press();
  assert.equal(tally.screens, 2);
});

test("a task measured again replaces its earlier figures and leaves the others", () => {
  const file = join(mkdtempSync(join(tmpdir(), "kith-effort-")), "deeper", "effort.json");
  report({ task: "visit", seconds: 9 }, file);
  report({ task: "add", seconds: 5 }, file);
  report({ task: "visit", seconds: 7 }, file);
  assert.deepEqual(JSON.parse(readFileSync(file, "utf8")), [
    { task: "add", seconds: 5 },
    { task: "visit", seconds: 7 },
  ]);
});
