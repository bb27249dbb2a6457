// Record anywhere on a phone: without a signal, killed, with the clock wrong, sent twice, with photos, and refused.

import assert from "node:assert/strict";
import { mkdtemp, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { deflateSync } from "node:zlib";
import { assertNoComplaints, openBrowser, openPage, signIn } from "../lib/browser.mjs";
import { countSealed, everythingKept, killAndReopen, looksRight, openWithWords, setClock, setUpPhone } from "../lib/phone.mjs";
import { startDemo } from "../lib/server.mjs";
import { planVisit, recordVisit } from "../lib/visits.mjs";

const HOUR = 3_600_000;

let browser;
let desk;
before(async () => {
  // A microphone that hums, and that nobody is asked about.
  browser = await openBrowser("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");
  desk = await openPage(browser);
  await signIn(desk, "social worker");
});
after(() => browser?.close());

/** The failures of the network that these journeys make themselves are no complaints. */
function assertQuiet(page) {
  page.complaints = page.complaints.filter((words) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION|status of (303|409)/.test(words));
  assertNoComplaints(page);
}

/** A picture of one colour, as a phone's camera would give it. */
function picture() {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const [width, height] = [60, 40];
  const head = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x88)]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const buffer = Buffer.concat([start, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
  return { name: "IMG_0001.png", mimeType: "image/png", buffer };
}

/** A file of 40 MB on this machine's disk. */
async function hugePhoto() {
  const path = join(await mkdtemp(join(tmpdir(), "kith-photo-")), "huge.jpg");
  await writeFile(path, "");
  await truncate(path, 40 * 1024 * 1024);
  return path;
}

function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** Fills the form of a planned visit. */
async function tell(page, visit, narrative) {
  await page.goto(`/recording/#/visit/${visit}`);
  await page.getByRole("heading", { name: "Record a visit" }).waitFor();
  for (const answer of await page.getByRole("radio", { name: "Seen alone" }).all()) await answer.check();
  await page.getByLabel("Minutes", { exact: true }).fill("40");
  await page.getByLabel("What happened", { exact: true }).fill(narrative);
}

const saveVisit = (page) => page.getByRole("button", { name: "Save this visit" }).click();
const sent = (page) => page.getByText(/^Visit recorded:/).first().waitFor();

async function deskShows(visit, words) {
  await desk.goto(`/visits/${visit}`);
  await desk.getByText(words).waitFor();
}

for (const size of ["phone", "desktop"]) {
  test(`a visit is recorded without a signal, survives a killed page, and is sent once there is one (${size})`, async () => {
    const visit = await planVisit(desk, 2);
    const page = await setUpPhone(browser, { size });
    await looksRight(page, `home-${size}`);
    const names = await page.locator(".kith-card__title").allInnerTexts();
    await page.locator("h2:has-text('Your families') + ul a").first().click();
    await page.getByText("Where they live").waitFor();
    await looksRight(page, `sheet-${size}`);
    await page.context().setOffline(true);
    const words = `Told on the stairs, ${size}`;
    await tell(page, visit, words);
    await page.getByText(/^Kept on this device at/).waitFor();
    await looksRight(page, `visit-${size}`);
    const kept = await everythingKept(page);
    for (const secret of [words, ...names]) assert.ok(!kept.includes(secret), `${secret} lies open on the device`);
    const again = await killAndReopen(page);
    await again.getByRole("heading", { name: "Record anywhere is shut" }).waitFor();
    await looksRight(again, `shut-${size}`);
    await again.getByLabel("Your words").fill("not these words at all");
    await again.getByRole("button", { name: "Open", exact: true }).click();
    await again.getByText("These are not the words").first().waitFor();
    await openWithWords(again);
    await again.getByText("Not finished").waitFor();
    await again.getByRole("link", { name: /^Visit:/ }).click();
    assert.equal(await again.getByLabel("What happened", { exact: true }).inputValue(), words);
    await again.getByLabel("Minutes", { exact: true }).fill("");
    await saveVisit(again);
    await again.getByRole("link", { name: "Enter how long the visit took, in minutes" }).waitFor();
    await looksRight(again, `mistake-${size}`);
    await again.getByLabel("Minutes", { exact: true }).fill("40");
    await saveVisit(again);
    await again.getByText("Waits for a signal").waitFor();
    await again.getByText(/No signal\. What you record is kept here\. 1 thing waits/).waitFor();
    await looksRight(again, `waiting-${size}`);
    await again.context().setOffline(false);
    await sent(again);
    await again.locator(`a[href="#/visit/${visit}"]`).waitFor({ state: "detached" });
    await looksRight(again, `sent-${size}`);
    assert.equal(await again.getByText("Waits for a signal").count(), 0);
    await deskShows(visit, words);
    assertQuiet(again);
    await again.context().close();
  });
}

test("an answer that is lost on its way leaves the visit here, and it is sent again and recorded once", async () => {
  const page = await setUpPhone(browser);
  await page.locator("h2:has-text('Your families') + ul a").first().click();
  await page.getByRole("button", { name: "Record a visit" }).click();
  let lost = 0;
  await page.route("**/recording/visits", async (route) => {
    lost += 1;
    if (lost > 1) return route.fallback();
    await route.fetch();
    return route.abort();
  });
  const words = `Sent twice ${crypto.randomUUID()}`;
  await page.getByRole("radio", { name: "Seen with others" }).first().check();
  await page.getByLabel("Minutes", { exact: true }).fill("25");
  if ((await page.getByLabel("What for").inputValue()) === "") await page.getByLabel("What for").selectOption("child in need");
  await page.getByLabel("What happened", { exact: true }).fill(words);
  await saveVisit(page);
  await page.getByText("Waits for a signal").waitFor();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await sent(page);
  assert.equal(await page.getByText("Waits for a signal").count(), 0);
  const family = await page.locator("h2:has-text('Your families') + ul a").first().getAttribute("href");
  await desk.goto(`/families/${family.split("/").pop()}`);
  assert.equal(await desk.getByText(words).count(), 1, "the visit is there once");
  await page.context().close();
});

test("a clock that is wrong is put right, and a time in the future is asked about", async () => {
  const visit = await planVisit(desk, 1);
  const page = await openPage(browser, { size: "phone" });
  await setClock(page, 3 * HOUR);
  await signIn(page, "social worker");
  await page.goto("/recording/");
  await page.getByLabel("Words that open it without a signal").fill("harbour lantern seven");
  await page.getByLabel("The same words again").fill("harbour lantern seven");
  await page.getByRole("button", { name: "Set up this device" }).click();
  await page.getByRole("heading", { name: "Your families" }).waitFor();
  await tell(page, visit, "Told by a clock that is three hours fast");
  const inLondon = (ms) => new Date(ms).toLocaleTimeString("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });
  const shown = await page.getByLabel("Time it began").inputValue();
  assert.ok([0, 60_000].some((late) => inLondon(Date.now() - late) === shown), `${shown} is the time by the server's clock`);
  const day = (ms) => new Date(ms).toLocaleDateString("en-CA", { timeZone: "Europe/London" });
  const wrong = Date.now() + 3 * HOUR - 60_000;
  await page.getByLabel("Day of the visit").fill(day(wrong));
  await page.getByLabel("Time it began").fill(inLondon(wrong));
  await saveVisit(page);
  await page.getByText("Not taken yet: when was it?").waitFor();
  await page.getByRole("link", { name: /^Visit:/ }).click();
  await page.getByText(/This device’s clock is (3 hours|2 hours 59 minutes) ahead\. When was the visit\?/).waitFor();
  await looksRight(page, "ask");
  await page.getByRole("button", { name: /^It was/ }).click();
  await sent(page);
  await deskShows(visit, "Told by a clock that is three hours fast");
  await page.context().close();
});

test("a visit that somebody else recorded first is shown beside one's own and goes to the full page", async () => {
  const visit = await planVisit(desk, 1);
  const page = await setUpPhone(browser);
  await page.context().setOffline(true);
  await tell(page, visit, "Mine, from the car");
  await saveVisit(page);
  await page.getByText("Waits for a signal").waitFor();
  await recordVisit(desk, visit, "Theirs, from the office");
  await page.context().setOffline(false);
  await page.getByText("Somebody else recorded this visit first").waitFor();
  await page.getByRole("link", { name: /^Visit:/ }).click();
  await page.getByText("Theirs, from the office").waitFor();
  assert.equal(await page.getByLabel("What happened", { exact: true }).inputValue(), "Mine, from the car");
  await looksRight(page, "conflict");
  await page.getByRole("button", { name: "Take mine to the full page" }).click();
  await page.getByRole("link", { name: "Finish it on the full page" }).click();
  await page.getByText(/This is your draft/).waitFor();
  await page.getByLabel("Why do you correct it?").fill("The note from the car has more");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: /Somebody else changed this visit/ }).waitFor();
  await deskShows(visit, "Theirs, from the office");
  await page.context().close();
});

test("a note waits on Today as a draft, and is put there once", async () => {
  const page = await setUpPhone(browser);
  await page.context().setOffline(true);
  await page.locator("h2:has-text('Your families') + ul a").first().click();
  await page.getByRole("button", { name: "Write a note" }).click();
  await page.getByLabel("The note").fill("Gran can have them on Fridays");
  await looksRight(page, "note");
  await page.getByRole("button", { name: "Save this note" }).click();
  await page.getByText("Waits for a signal").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("link", { name: "Finish it on the full page" }).click();
  await page.getByLabel("What happened", { exact: true }).and(page.getByText("Gran can have them on Fridays")).waitFor();
  await page.context().close();
});

test("a photo and a voice note of a visit go after it, without a signal until then", async () => {
  const visit = await planVisit(desk, 1);
  const page = await setUpPhone(browser);
  await page.context().setOffline(true);
  await tell(page, visit, "They drew the house");
  await page.getByLabel("Add a photo").setInputFiles(await hugePhoto());
  await page.getByText("This is 40.0 MB. Kith keeps files up to 15.0 MB: choose a smaller one").waitFor();
  assert.equal(await page.getByLabel("What happened", { exact: true }).inputValue(), "They drew the house");
  await page.getByLabel("Add a photo").setInputFiles(picture());
  await page.getByRole("link", { name: /^Photo/ }).waitFor();
  await page.getByRole("button", { name: "Add a voice note" }).click();
  await page.getByRole("button", { name: "Start recording" }).click();
  await page.waitForTimeout(1500);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByLabel("What it shows, in a few words").fill("What Gran said");
  await looksRight(page, "voice");
  await page.getByRole("button", { name: "Save this voice note" }).click();
  assert.ok(!(await everythingKept(page)).includes("IHDR"), "the photo lies open on the device");
  const again = await killAndReopen(page);
  await openWithWords(again);
  assert.equal(await again.getByText("Waits for its visit").count(), 2);
  await again.getByRole("link", { name: /^Photo:/ }).click();
  await again.getByAltText("The photo as it was taken").waitFor();
  await again.getByLabel("What it shows, in a few words").fill("The house that they drew");
  await again.getByLabel("A drawing").check();
  await looksRight(again, "photo");
  await again.getByRole("button", { name: "Save this photo" }).click();
  await again.getByRole("heading", { name: "Your families" }).waitFor();
  await again.goto(`/recording/#/visit/${visit}`);
  await looksRight(again, "visit-with-files");
  await saveVisit(again);
  await again.context().setOffline(false);
  await again.getByText(/^Voice note kept:/).waitFor();
  await again.getByText(/^Photo kept:/).waitFor();
  await sent(again);
  await deskShows(visit, "The house that they drew");
  await desk.getByText("What Gran said").waitFor();
  assert.equal(await countSealed(again), 1, "only the pack is left");
  assertQuiet(again);
  await again.context().close();
});

test("a photo that is not one is refused in words and stays until it is put right", async () => {
  const page = await setUpPhone(browser);
  await page.locator("h2:has-text('Your families') + ul a").first().click();
  await page.getByRole("button", { name: "Add a photo" }).click();
  await page.getByLabel("Take a photo, or choose one").setInputFiles({ name: "IMG.jpg", mimeType: "image/jpeg", buffer: Buffer.from("not a picture at all") });
  await page.getByRole("button", { name: "Save this photo" }).click();
  await page.getByText("Not taken yet: something is to be put right").waitFor();
  await page.getByRole("link", { name: /^Photo:/ }).click();
  await page.getByText("There is a problem").waitFor();
  await looksRight(page, "photo-refused");
  await page.getByLabel("Take another one instead").setInputFiles(picture());
  await page.getByRole("button", { name: "Save this photo" }).click();
  await page.getByText(/^Photo kept:/).waitFor();
  await page.context().close();
});

test("what was recorded while the server was down is sent when it is back", async () => {
  const here = dirname(fileURLToPath(import.meta.url));
  const own = await startDemo(process.env.KITH_TEST_BINARY ?? join(here, "..", "..", "target", "debug", "kith"));
  try {
    const page = await setUpPhone(browser, { address: own.address, who: own.signIns["social worker"] });
    await page.locator("h2:has-text('Your families') + ul a").first().click();
    await page.getByRole("button", { name: "Record a visit" }).click();
    await own.down();
    await page.getByRole("radio", { name: "Seen alone" }).first().check();
    await page.getByLabel("Minutes", { exact: true }).fill("30");
    if ((await page.getByLabel("What for").inputValue()) === "") await page.getByLabel("What for").selectOption("child in need");
    await page.getByLabel("What happened", { exact: true }).fill("Told while the server was down");
    await saveVisit(page);
    await page.getByText("Waits for a signal").waitFor();
    const again = await killAndReopen(page);
    await openWithWords(again);
    await again.getByText("Waits for a signal").waitFor();
    await own.up();
    // Nothing is touched: the page tries again by itself.
    await again.getByText(/^Visit recorded:/).waitFor({ timeout: 40_000 });
    await again.getByRole("link", { name: "Look at it" }).click();
    await again.getByText("The visit is recorded.").waitFor();
    await again.context().close();
  } finally {
    await own.stop();
  }
});
