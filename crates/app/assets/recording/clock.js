// London's day and time from an instant, whatever zone the device is set to.

const ZONE = "Europe/London";
const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});
const words = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" });

/** `{ on: "2026-11-25", at: "14:05" }`. */
export function london(ms) {
  const of = Object.fromEntries(parts.formatToParts(ms).map(({ type, value }) => [type, value]));
  return { on: `${of.year}-${of.month}-${of.day}`, at: `${of.hour}:${of.minute}` };
}

/** The day so many days later. */
export function daysLater(on, days) {
  const date = new Date(`${on}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** `Wednesday 25 November`. */
export function dayInWords(on) {
  const date = new Date(`${on}T12:00:00Z`);
  return Number.isNaN(date.getTime()) ? "" : words.format(date).replace(",", "");
}

/** `2:05pm` from `14:05`; any other text stays as it is. */
export function timeInWords(at) {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(at) ?? [];
  if (!hour) return at;
  const shown = minute === "00" ? String(Number(hour) % 12 || 12) : `${Number(hour) % 12 || 12}:${minute}`;
  return `${shown}${Number(hour) < 12 ? "am" : "pm"}`;
}

/** `14:05` from `2:05pm`, for a control that takes only that; blank where it is no time. */
export function timeForControl(at) {
  const [, hour, minute, half] = /^(\d{1,2})(?::(\d\d))?(am|pm)?$/.exec(at.trim().toLowerCase()) ?? [];
  if (!hour || (!half && !minute)) return "";
  const of = half ? (Number(hour) % 12) + (half === "pm" ? 12 : 0) : Number(hour);
  return of < 24 ? `${String(of).padStart(2, "0")}:${minute ?? "00"}` : "";
}

/** The three answers of a day, as the server's forms have them. */
export function dateAnswers(name, on) {
  const [year = "", month = "", day = ""] = on.split("-");
  return [[`${name}-day`, String(Number(day) || "")], [`${name}-month`, String(Number(month) || "")], [`${name}-year`, year]];
}

/** The day that three answers say; blank where they say none. */
export function dateOfAnswers(answers, name) {
  const of = (part) => (answers.find(([key]) => key === `${name}-${part}`)?.[1] ?? "").trim();
  if (!of("day") || !of("month") || of("year").length !== 4) return "";
  return `${of("year")}-${of("month").padStart(2, "0")}-${of("day").padStart(2, "0")}`;
}
