// What the page shows, from what is open. Each gives the elements of one screen; what its buttons do is passed in.

import { dayInWords, london, timeInWords } from "./clock.js";
import { back, button, buttonLink, errorSummary, field, h, heading, link, p, subheading } from "./controls.js";
import { answer, familyOf, whenInWords } from "./form.js";
import { mayTryWords, open } from "./keep.js";

const FAREWELL = {
  asked: "Everything was removed from this device, because you or an administrator asked for it.",
  "too-long": "Everything was removed from this device, because it was not in touch with Kith for 72 hours.",
  owner: "Everything was removed from this device.",
};

function farewellPart(farewell) {
  if (!farewell) return null;
  const { because, lost } = farewell;
  const things = lost === 1 ? "One thing that was" : `${lost} things that were`;
  return h("div", { class: "govuk-inset-text", role: "status" }, p(FAREWELL[because] ?? FAREWELL.owner),
    lost > 0 && p(`${things} not sent went with it. Please record again what was lost.`));
}

/** A form whose answers go to `does`, with one message where something is wrong. */
function wordsForm({ fields, label, does, mistakes }) {
  const form = h("form", { novalidate: true }, fields, button(label));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    does(Object.fromEntries(new FormData(form)));
  });
  return [errorSummary(mistakes), form];
}

function wordsFields(wrong) {
  return [
    field({ id: "words", label: "Words that open it without a signal", type: "password", autocomplete: "new-password", error: wrong("words"),
      hint: "At least three words that nobody would guess, like harbour lantern seven. Not your password." }),
    field({ id: "again", label: "The same words again", type: "password", autocomplete: "new-password", error: wrong("again") }),
  ];
}

/** Where no device is set up: what it is, and setting it up. */
export function setUpScreen({ who, farewell, mistakes = [], does, is }) {
  const wrong = (name) => mistakes.find(([field]) => field === name)?.[1] ?? "";
  const about = [
    p("Your visits of today and tomorrow and the front sheets of your families, on this device, without a signal. What you record is sent when there is one."),
    h("ul", { class: "govuk-list govuk-list--bullet" },
      h("li", {}, "It is kept encrypted. Signing in opens it, or words that you choose now."),
      h("li", {}, "It is removed when you sign out here, when you or an administrator ask for it, and after 72 hours without contact."),
      h("li", {}, "If the device is lost, tell your administrator at once, or use “Phones and tablets” on Today.")),
  ];
  if (!who) {
    return [farewellPart(farewell), heading("Record anywhere"), about,
      is === "signed out" ? p(link("Sign in to set up this device", "/sign-in?to=recording")) : p("Setting it up needs a signal.")];
  }
  const fields = [field({ id: "name", label: "What do you call this device?", value: "Work phone", width: "20", error: wrong("name") }), ...wordsFields(wrong)];
  const [summary, form] = wordsForm({ fields, label: "Set up this device", does: does.setUp, mistakes });
  return [farewellPart(farewell), summary, heading("Record anywhere"), about, form];
}

/** Where it is shut. */
export function shutScreen({ net, mistakes = [], does }) {
  const mayTry = mayTryWords();
  const fields = [field({ id: "words", label: "Your words", type: "password", autocomplete: "current-password", error: mistakes[0]?.[1] ?? "" })];
  const [summary, form] = wordsForm({ fields, label: "Open", does: does.openByWords, mistakes });
  return [
    mayTry && summary, heading("Record anywhere is shut"),
    mayTry && form,
    !mayTry && p("Only signing in opens it now: there were too many wrong tries, or this device’s clock was set back. What you recorded is still here."),
    mayTry && subheading("Or sign in"),
    net === "signed out" ? p(link("Sign in to open it", "/sign-in?to=recording")) : button("Open with my sign-in", does.openBySignIn, mayTry ? "secondary" : ""),
  ];
}

/** Where somebody else is signed in than the one whose device it is. */
export function otherScreen({ n, does }) {
  return [
    heading("This device holds somebody else’s work"),
    p(`It was set up by another worker${n > 0 ? `, and ${n} of the things they recorded here are not sent yet` : ""}. You cannot open it. They can, by signing in here.`),
    p("To use it yourself, remove what is on it. What was not sent is then lost."),
    button("Remove everything from this device", does.remove, "warning"),
  ];
}

/** Choosing new words, signed in. */
export function newWordsScreen({ mistakes = [], does }) {
  const wrong = (name) => mistakes.find(([field]) => field === name)?.[1] ?? "";
  const [summary, form] = wordsForm({ fields: wordsFields(wrong), label: "Use these words", does: does.newWords, mistakes });
  return [back("All of it", "#/"), summary, heading("New words to open it without a signal"), form];
}

/** Asking once before something goes. */
export function removeScreen({ item, n, does }) {
  if (item) {
    return [back("All of it", "#/"), heading("Remove this from the device?"), p("It was not sent. It is lost for good."),
      button("Remove it", () => does.letGo(item), "warning"), h("p", { class: "govuk-body" }, link("Keep it", `#/item/${item.id}`))];
  }
  const left = n === 0 ? "Everything that you recorded here was sent." : n === 1 ? "One thing was not sent. It is lost." : `${n} things were not sent. They are lost.`;
  return [back("All of it", "#/"), heading("Remove everything from this device?"), p(left), button("Remove everything", does.remove, "warning")];
}

const KINDS = { visit: "Visit", note: "Note", photo: "Photo", voice: "Voice note" };
const STATES = {
  draft: "Not finished", ready: "Waits for a signal", mistakes: "Not taken yet: something is to be put right", ask: "Not taken yet: when was it?",
  conflict: "Somebody else recorded this visit first", refused: "Kith did not take it",
};

function itemCard(item) {
  const needsMe = item.state !== "ready";
  const title = `${KINDS[item.kind]}: ${familyOf(item)?.name ?? "a family that you can no longer see"}`;
  const words = (answer(item, "narrative") || answer(item, "caption")).slice(0, 90);
  const waits = item.state === "ready" && item.of && open.items.has(item.of) ? "Waits for its visit" : STATES[item.state];
  return h("li", { class: `kith-card${needsMe ? " kith-card--soon" : ""}` },
    h("h3", { class: "kith-card__title" }, h("a", { class: "kith-card__link", href: `#/item/${item.id}` }, title)),
    whenInWords(item) && h("p", { class: "kith-card__facts" }, whenInWords(item)),
    words && h("p", { class: "kith-card__facts" }, words),
    h("p", { class: "kith-card__due" }, waits));
}

function visitCard(visit) {
  const family = open.pack.families.find((one) => one.id === visit.family);
  const names = family.children.filter((child) => visit.children.includes(child.id)).map((child) => child.name);
  const begun = [...open.items.values()].find((item) => item.visit === visit.id);
  return h("li", { class: `kith-card${visit.is_late ? " kith-card--overdue" : ""}` },
    h("h3", { class: "kith-card__title" }, h("a", { class: "kith-card__link", href: `#/family/${family.id}` }, family.name)),
    h("p", { class: "kith-card__facts" }, `${visit.when}: ${visit.purpose_label.toLowerCase()}`),
    names.length > 0 && h("p", { class: "kith-card__facts" }, names.join(", ")),
    begun ? h("p", { class: "kith-card__due" }, "Recorded here") : buttonLink("Record this visit", `#/visit/${visit.id}`));
}

/** Everything that is open. */
export function homeScreen({ sent, does }) {
  const items = [...open.items.values()].sort((one, other) => other.id.localeCompare(one.id));
  const { visits, families } = open.pack ?? { visits: [], families: [] };
  const cards = (list) => h("ul", { class: "kith-cards" }, list);
  return [
    heading("Record anywhere"),
    items.length > 0 && [subheading("On this device, not sent yet"), cards(items.map(itemCard))],
    sent.length > 0 && [subheading("Sent"), cards(sent.map((one) => h("li", { class: "kith-card" },
      h("p", { class: "kith-card__facts" }, `${one.title}, ${timeInWords(one.at)}. `, link(one.isDraft ? "Finish it on the full page" : "Look at it", one.link)))))],
    subheading("Visits"),
    visits.length > 0 ? cards(visits.map(visitCard)) : p("No visits are planned for today or tomorrow."),
    subheading("Your families"),
    families.length > 0 ? cards(families.map((family) => h("li", { class: "kith-card" },
      h("h3", { class: "kith-card__title" }, h("a", { class: "kith-card__link", href: `#/family/${family.id}` }, family.name)),
      h("p", { class: "kith-card__facts" }, family.children.map((child) => `${child.name}, ${child.age}`).join("; ")))))
      : p("No front sheets are here."),
    h("ul", { class: "govuk-list recording-end" },
      h("li", {}, h("button", { type: "button", class: "kith-link-button", onclick: does.shut }, "Shut it now")),
      h("li", {}, link("Choose new words", "#/words")),
      h("li", {}, link("Remove everything from this device", "#/remove")),
      h("li", {}, link("Today, with a signal", "/today"))),
  ];
}

/** The front sheet of a family. */
export function familyScreen(family) {
  const lines = (list) => h("ul", { class: "govuk-list govuk-list--bullet" }, list.map((words) => h("li", {}, words)));
  return [
    back("All of it", "#/"), heading(family.name, "Front sheet"),
    h("div", { class: "recording-do" }, buttonLink("Record a visit", `#/new-visit/${family.id}`), buttonLink("Write a note", `#/new-note/${family.id}`, "secondary"),
      buttonLink("Add a photo", `#/new-photo/${family.id}`, "secondary"), buttonLink("Voice note", `#/new-voice/${family.id}`, "secondary")),
    family.bottom_lines.length > 0 && h("div", { class: "recording-bottom" }, subheading("Must not happen again"), lines(family.bottom_lines)),
    family.matters_now && [subheading("What matters now"), h("p", { class: "govuk-body recording-lines" }, family.matters_now)],
    subheading("Children"),
    lines(family.children.map((child) => `${child.name}, ${child.age}. ${child.last_seen}.`)),
    family.others.length > 0 && [subheading("Others in the family"), lines(family.others.map((one) => `${one.name} (${one.part.toLowerCase()})`))],
    subheading("Where they live"),
    family.addresses.length > 0 ? lines(family.addresses.map((one) => `${one.household}: ${one.lines}`)) : p("No address is known."),
  ];
}

/** The line that is always there: whether there is contact, and what waits. */
export function stateWords({ net, contactAt, hours, isWarning }) {
  const waiting = [...open.items.values()].filter((item) => item.state === "ready").length;
  const waits = waiting === 0 ? "" : waiting === 1 ? " 1 thing waits to be sent." : ` ${waiting} things wait to be sent.`;
  const { on, at } = london(contactAt);
  const when = on === london(Date.now()).on ? timeInWords(at) : `${dayInWords(on)}, ${timeInWords(at)}`;
  const left = isWarning ? ` Not in touch for a day: in ${hours} hours everything here is removed.` : "";
  if (net === "signed out") return [`You are signed out.${waits}${left} `, link("Sign in to send", "/sign-in?to=recording")];
  if (net === "no answer") return [`No signal. What you record is kept here.${waits}${left}`];
  if (net === "asking") return [`In touch with Kith…${waits}`];
  return [`Up to date at ${when}.${waits}`];
}
