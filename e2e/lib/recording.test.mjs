// What the page for recording without a signal decides by itself: its guard of time, its seals, its clock.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dateAnswers, dateOfAnswers, daysLater, london, timeForControl, timeInWords } from "../../crates/app/assets/recording/clock.js";
import * as crypt from "../../crates/app/assets/recording/crypt.js";
import * as guard from "../../crates/app/assets/recording/guard.js";

const HOUR = 3_600_000;
const NOON = Date.parse("2026-11-25T12:00:00Z");

test("what is on a device goes after 72 hours, by whichever measure is the longest", () => {
  const known = guard.atContact(NOON);
  const cases = [
    ["the last moment", known, NOON + 72 * HOUR, "good"],
    ["past it", known, NOON + 72 * HOUR + 1, "gone"],
    ["the clock set back a little, as clocks are", guard.after(known, NOON + HOUR, 0), NOON + HOUR - 5 * 60_000, "good"],
    ["the clock set back by more", guard.after(known, NOON + HOUR, 0), NOON + HOUR - 5 * 60_000 - 1, "set back"],
    ["set back after the time had passed", guard.after(known, NOON + 73 * HOUR, 0), NOON, "gone"],
    ["a clock that stands, while the page ran", guard.after(known, NOON, 72 * HOUR + 1), NOON, "gone"],
    ["a clock that goes back while the page ran", guard.after(known, NOON - 50 * HOUR, 72 * HOUR), NOON - 50 * HOUR, "set back"],
  ];
  for (const [what, at, now, expected] of cases) assert.equal(guard.verdict(at, now), expected, what);
});

test("time that the page ran adds up over many windows, and never goes down", () => {
  let known = guard.atContact(NOON);
  for (let n = 0; n < 73; n += 1) known = guard.after(known, NOON, HOUR);
  assert.equal(guard.verdict(known, NOON), "gone");
  assert.equal(guard.after(known, NOON, -5).ran, known.ran);
  const [one, other] = [guard.after(known, NOON + 5, 0), guard.after(known, NOON, 7)];
  assert.deepEqual(guard.together(one, other), { contact: NOON, latest: NOON + 5, ran: other.ran });
  assert.equal(guard.together(one, guard.atContact(NOON + 1)).contact, NOON + 1);
  assert.equal(guard.hoursLeft(guard.atContact(NOON), NOON + 24 * HOUR), 48);
});

test("what is sealed opens under its own key and name only", async () => {
  const [key, other] = await Promise.all([crypt.asKey(crypt.newDataKey()), crypt.asKey(crypt.newDataKey())]);
  const sealed = await crypt.seal(key, "item/1", { narrative: "Said at the door: “come back later”" });
  assert.equal((await crypt.open(key, "item/1", sealed)).narrative, "Said at the door: “come back later”");
  await assert.rejects(crypt.open(key, "item/2", sealed));
  await assert.rejects(crypt.open(other, "item/1", sealed));
  sealed.data[0] ^= 1;
  await assert.rejects(crypt.open(key, "item/1", sealed));
  assert.ok(!new TextDecoder().decode(sealed.data).includes("door"));
});

test("an envelope opens with the server's secret, or with the words however a phone writes them", async () => {
  const data = crypt.newDataKey();
  const bySecret = await crypt.sealBytes(await crypt.keyFromSecret("ab".repeat(32)), "data key", data);
  assert.deepEqual(await crypt.openBytes(await crypt.keyFromSecret("ab".repeat(32)), "data key", bySecret), data);
  await assert.rejects(crypt.openBytes(await crypt.keyFromSecret("ac".repeat(32)), "data key", bySecret));
  const salt = crypt.chance(16);
  const byWords = await crypt.sealBytes(await crypt.keyFromWords("harbour lantern seven", salt, 1000), "data key", data);
  const again = await crypt.keyFromWords(" Harbour  lantern, seven. ", salt, 1000);
  assert.deepEqual(await crypt.openBytes(again, "data key", byWords), data);
  await assert.rejects(crypt.openBytes(await crypt.keyFromWords("harbour lantern eight", salt, 1000), "data key", byWords));
});

test("words that would be guessed are not taken", () => {
  for (const words of ["", "123456", "123456789012", "aaaaaaaaaaaa", "harbour 7", "a b a b a b a b"]) assert.notEqual(crypt.faultOfWords(words), "", words);
  for (const words of ["harbour lantern seven", "môr glas dawel"]) assert.equal(crypt.faultOfWords(words), "", words);
});

test("a day is London's day, on both sides of midnight and of the summer", () => {
  assert.deepEqual(london(Date.parse("2026-07-01T23:30:00Z")), { on: "2026-07-02", at: "00:30" });
  assert.deepEqual(london(Date.parse("2026-11-25T23:30:00Z")), { on: "2026-11-25", at: "23:30" });
  assert.equal(daysLater("2026-12-28", 7), "2027-01-04");
  assert.equal(daysLater("2026-03-28", 1), "2026-03-29");
});

test("days and times go to the form and back", () => {
  for (const [words, control] of [["2pm", "14:00"], ["2:05pm", "14:05"], ["12am", "00:00"], ["12:30pm", "12:30"], ["9:05", "09:05"], ["2", ""], ["later", ""]]) {
    assert.equal(timeForControl(words), control, words);
  }
  for (const [control, words] of [["14:00", "2pm"], ["00:05", "12:05am"], ["12:00", "12pm"], ["soon", "soon"]]) assert.equal(timeInWords(control), words);
  assert.equal(dateOfAnswers(dateAnswers("happened_on", "2026-11-05"), "happened_on"), "2026-11-05");
  assert.equal(dateOfAnswers(dateAnswers("happened_on", ""), "happened_on"), "");
});
