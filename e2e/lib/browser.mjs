// Browser windows for the journeys: desktop and phone, with and without JavaScript, on the
// machine's own Chromium. A window notes what a strict content security policy or a script
// complained about, so that a journey can end by asserting there was nothing.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The sizes each journey is walked at. */
export const SIZES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

/** The address of the running demonstration, and its sign-ins by role, as `run.mjs` passed them on. */
export function demo() {
  const { KITH_TEST_URL: address, KITH_TEST_SIGN_INS: signIns } = process.env;
  assert.ok(address && signIns, "start the journeys with `node e2e/run.mjs`");
  return { address, signIns: JSON.parse(signIns) };
}

/** A browser of its own, with a new profile; `more` are settings of Chromium. */
export async function openBrowser(...more) {
  const executablePath = process.env.KITH_CHROMIUM ?? PLACES.find((place) => existsSync(place));
  assert.ok(executablePath, "no Chromium found: run script/setup test");
  return chromium.launch({ executablePath, headless: true, args: [...QUIET, ...more] });
}

/** A page in a window of its own: `openPage(browser, { size: "phone", javaScript: "off" })`. */
export async function openPage(browser, { size = "desktop", javaScript = "on", address } = {}) {
  const context = await browser.newContext({
    ...SIZES[size],
    baseURL: address ?? demo().address,
    javaScriptEnabled: javaScript === "on",
    locale: "en-GB",
    timezoneId: "Europe/London",
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (fault) => page.complaints.push(fault.message));
  page.on("console", (message) => {
    if (message.type() === "error") page.complaints.push(message.text());
  });
  return page;
}

/** Nothing was blocked by the content security policy, and no script failed. */
export function assertNoComplaints(page) {
  assert.deepEqual(page.complaints, [], "the browser complained");
}

/** The page is no wider than the window: nobody scrolls sideways to read. */
export async function assertFitsWidth(page) {
  // Not `innerWidth`: a phone zooms out, and so widens it, to show what sticks out.
  const wider = await page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
  assert.ok(wider <= 0, `${page.url()} is ${wider}px wider than the window`);
}

/** Signs in as the demonstration's person with this role. */
export async function signIn(page, role, who = demo().signIns[role]) {
  assert.ok(who, `the demonstration printed no sign-in for "${role}"`);
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await Promise.all([
    page.waitForURL((url) => url.pathname !== "/sign-in"),
    page.getByRole("button", { name: "Sign in" }).click(),
  ]);
}
