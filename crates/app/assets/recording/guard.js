// How long what is on a device has been there without the server's word for it. Pure: the clock is passed in.
//
// Three measures, and the longest counts: the device's clock since the last contact; the latest that this clock was ever
// seen to show, so that setting it back gains nothing; and the time that the page was seen to run, which no clock changes.

const HOUR = 3_600_000;

/** After so long without contact, everything is removed. */
export const LIMIT = 72 * HOUR;

/** From here on the page says how long is left. */
export const WARN = 24 * HOUR;

/** Clocks are put right by a few minutes all the time. */
const SLACK = 5 * 60_000;

/** What is known at a contact with the server. */
export function atContact(now) {
  return { contact: now, latest: now, ran: 0 };
}

/** What is known after the page ran for some milliseconds, and the clock shows `now`. */
export function after(known, now, ran) {
  return { ...known, latest: Math.max(known.latest, now), ran: known.ran + Math.max(0, ran) };
}

/** What two windows know together. */
export function together(one, other) {
  if (one.contact !== other.contact) return one.contact > other.contact ? one : other;
  return { ...one, latest: Math.max(one.latest, other.latest), ran: Math.max(one.ran, other.ran) };
}

/** How long it has been since the last contact, in milliseconds, at least. */
export function age(known, now) {
  return Math.max(now - known.contact, known.latest - known.contact, known.ran);
}

/** `gone` past the limit; `set back` where only the server can say what time it is; otherwise `good`. */
export function verdict(known, now) {
  if (age(known, now) > LIMIT) return "gone";
  return now < known.latest - SLACK ? "set back" : "good";
}

/** How many whole hours are left. */
export function hoursLeft(known, now) {
  return Math.max(0, Math.floor((LIMIT - age(known, now)) / HOUR));
}
