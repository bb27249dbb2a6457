// The form of a visit or a note: an item's answers as controls, and controls as answers, under the names that the
// server's own form has.

import { dateAnswers, dateOfAnswers, dayInWords, daysLater, london, timeForControl, timeInWords } from "./clock.js";
import { back, button, choices, errorSummary, field, h, heading, more, p, select, subheading, textarea } from "./controls.js";
import { open, rightNow } from "./keep.js";

const ACTION_DAYS = 7;

/** One answer of an item. */
export const answer = (item, name) => item.answers.find(([key]) => key === name)?.[1] ?? "";

/** The family of an item as the pack has it; nothing where it is no longer here. */
export const familyOf = (item) => open.pack?.families.find((family) => family.id === item.family) ?? null;

/** A visit to be told, with what is known of it filled in. */
export function newVisit(family, planned) {
  const now = london(rightNow());
  const plannedAt = planned?.on === now.on ? timeForControl(planned.at) : "";
  const at = plannedAt && plannedAt <= now.at ? plannedAt : now.at;
  const on = planned && planned.on < now.on ? planned.on : now.on;
  // A child not born yet is part of a planned visit, and is not seen.
  const notSeen = open.pack.choices.seen.find((word) => !word.is_seen).key;
  const unborn = family.children.filter((child) => !child.is_born && planned?.children.includes(child.id));
  return {
    id: crypto.randomUUID(), kind: "visit", state: "draft", family: family.id,
    visit: planned?.id ?? "", version: planned?.version ?? 0,
    children: (planned?.children ?? family.children.map((child) => child.id)),
    answers: [
      ...dateAnswers("happened_on", on), ["happened_at", on === now.on ? at : timeForControl(planned?.at ?? "")],
      ["minutes", planned?.minutes ? String(planned.minutes) : ""], ["travel_minutes", ""],
      ["purpose", planned?.purpose ?? family.usual_purpose],
      ["mode", planned?.mode ?? "in person"], ["place", planned?.place ?? "home"],
      ["worker", open.pack.me], ["narrative", ""], ["what-1", ""], ["owner-1", open.pack.me],
      ...dateAnswers("due-1", daysLater(now.on, ACTION_DAYS)), ...unborn.map((child) => [`seen-${child.id}`, notSeen]),
    ],
  };
}

/** A note about a family, to be finished on the full page. */
export function newNote(family) {
  const now = london(rightNow());
  return {
    id: crypto.randomUUID(), kind: "note", state: "draft", as: "draft", family: family.id, visit: "", version: 0, children: [],
    answers: [...dateAnswers("happened_on", now.on), ["happened_at", now.at], ["narrative", ""]],
  };
}

/** What the form in the page says, over what the item says already. */
export function answersIn(form, item) {
  const said = [...new FormData(form)].filter(([name]) => name !== "happened_on").map(([name, value]) => [name, String(value)]);
  const on = new FormData(form).get("happened_on");
  const dates = on === null ? [] : dateAnswers("happened_on", on);
  const asked = [...form.elements].map((control) => control.name).concat(dates.map(([name]) => name));
  return [...item.answers.filter(([name]) => !asked.includes(name)), ...said, ...dates];
}

/** What is plainly missing, so that it is said while somebody can still answer it. The server decides. */
export function missing(item) {
  if (item.kind === "note") return answer(item, "narrative").trim() ? [] : [["narrative", "Write the note"]];
  const found = [];
  const family = familyOf(item);
  const seen = (child) => answer(item, `seen-${child}`);
  if (!dateOfAnswers(item.answers, "happened_on")) found.push(["happened_on", "Enter the day of the visit"]);
  if (!/^\d+$/.test(answer(item, "minutes").trim())) found.push(["minutes", "Enter how long the visit took, in minutes"]);
  const unsaid = item.children.filter((child) => !seen(child));
  if (item.visit) {
    for (const id of unsaid) {
      const child = family?.children.find((one) => one.id === id);
      if (child) found.push([`seen-${id}`, `Say whether ${child.name} was seen`]);
    }
  } else if (unsaid.length === item.children.length && item.children.length > 0) {
    found.push([`seen-${item.children[0]}`, "Say for at least one child whether they were seen"]);
  }
  if (!answer(item, "purpose")) found.push(["purpose", "Choose what the visit is for"]);
  return found;
}

function childPart(item, child, wrong) {
  const named = (name) => `${name}-${child.id}`;
  const options = open.pack.choices.seen.filter((word) => child.is_born || !word.is_seen).map((word) => [word.key, word.label]);
  const [words, meaning] = [answer(item, named("words")), answer(item, named("meaning"))];
  return h("div", { class: "kith-child" },
    choices({
      id: named("seen"), legend: `${child.name}, ${child.age}`, options, chosen: [answer(item, named("seen"))], error: wrong(named("seen")),
      hint: item.visit ? "" : "Leave blank if the visit was not about this child",
    }),
    more("Their own words, and what it means for them", Boolean(words || meaning || wrong(named("words"))),
      textarea({ id: named("words"), label: "Their own words", value: words, rows: "2", error: wrong(named("words")) }),
      textarea({ id: named("meaning"), label: "What it means for this child", value: meaning, rows: "2" })));
}

/** `Wednesday 25 November at 2pm`. */
export function whenInWords(item) {
  const [on, at] = [dateOfAnswers(item.answers, "happened_on"), timeInWords(answer(item, "happened_at"))];
  return [dayInWords(on), at].filter(Boolean).join(" at ");
}

function whenParts(item, wrong) {
  return h("div", { class: "kith-pair" },
    field({ id: "happened_on", label: "Day of the visit", type: "date", width: "10", value: dateOfAnswers(item.answers, "happened_on"), error: wrong("happened_on") }),
    field({ id: "happened_at", label: "Time it began", type: "time", width: "5", value: timeForControl(answer(item, "happened_at")) || answer(item, "happened_at"), error: wrong("happened_at") }),
    field({ id: "minutes", label: "Minutes", type: "text", inputmode: "numeric", width: "4", value: answer(item, "minutes"), error: wrong("minutes") }));
}

function visitParts(item, family, wrong) {
  const children = family.children.filter((child) => item.children.includes(child.id));
  const list = (name) => ({ id: name, options: open.pack.choices[name], chosen: answer(item, name), error: wrong(name) });
  const purpose = { ...list("purpose"), label: "What for" };
  if (!purpose.chosen) purpose.options = [["", "Choose"], ...purpose.options];
  const present = item.answers.filter(([name]) => name === "present").map(([, value]) => value);
  const others = answer(item, "present_others");
  const isOdd = ["purpose", "mode", "place", "worker", "travel_minutes"].some(wrong) || !answer(item, "purpose");
  return [
    whenParts(item, wrong),
    h("div", { id: "children", tabindex: "-1" }, children.map((child) => childPart(item, child, wrong))),
    textarea({ id: "narrative", label: "What happened", hint: "Every child of the visit shares this.", value: answer(item, "narrative"), rows: "6", error: wrong("narrative") }),
    field({ id: "what-1", label: "What happens next?", hint: "Yours, in a week, unless you change it later.", value: answer(item, "what-1") }),
    more("What for, where and how", isOdd, select(purpose), select({ ...list("place"), label: "Where" }), select({ ...list("mode"), label: "How" }),
      field({ id: "travel_minutes", label: "Minutes of travel", type: "text", inputmode: "numeric", width: "4", value: answer(item, "travel_minutes"), error: wrong("travel_minutes") })),
    more("Who else was there", Boolean(present.length || others),
      family.others.length > 0 && choices({ id: "present", legend: "From the family", options: family.others.map(({ id, name }) => [id, name]), chosen: present, kind: "checkbox" }),
      textarea({ id: "present_others", label: "Anybody else", hint: "One on each line", value: others, rows: "2" })),
    (wrong("unusual_because") || answer(item, "unusual_because")) &&
      field({ id: "unusual_because", label: "Why is this visit unusual?", value: answer(item, "unusual_because"), error: wrong("unusual_because") }),
  ];
}

/** What the server asked about an item, or what stands instead of it. */
function problemPart(item, does) {
  const { told } = item;
  if (item.state === "ask") {
    const { question, proposed } = told;
    return h("div", { class: "govuk-inset-text recording-told" }, p(question),
      proposed && button(`It was ${dayInWords(proposed.on)} at ${proposed.at}`, () => does.accept(item, proposed), "secondary"));
  }
  if (item.state === "refused") {
    return h("div", { class: "govuk-inset-text recording-told" }, p(told.why));
  }
  if (item.state !== "conflict") return null;
  const row = ([label, words]) => h("div", { class: "recording-line" }, h("dt", {}, label), h("dd", {}, words));
  return h("div", { class: "govuk-inset-text recording-told" },
    subheading("Somebody else recorded this visit first"),
    p(`${told.who}. Nothing was overwritten. This is what stands:`),
    h("dl", {}, told.stands.map(row)),
    p("Yours is below, as you wrote it. On the full page you choose, answer by answer, which one stands."),
    button("Take mine to the full page", () => does.toFullPage(item)));
}

/** The page of a visit or a note, with `files` of the visit. `does` has `type`, `finish`, `accept`, `toFullPage`. */
export function itemPage(item, files, does) {
  const family = familyOf(item);
  const isVisit = item.kind === "visit";
  const mistakes = item.mistakes ?? [];
  const wrong = (name) => mistakes.find(([field]) => field === name)?.[1] ?? "";
  const parts = family && isVisit ? visitParts(item, family, wrong) : [
    textarea({ id: "narrative", label: isVisit ? "What happened" : "The note", value: answer(item, "narrative"), rows: "8", error: wrong("narrative"),
      hint: isVisit ? "" : "It waits for you as a draft on Today, to be finished as a visit or thrown away." }),
  ];
  const form = h("form", { novalidate: true, class: "recording-form" }, parts, isVisit && family && files,
    h("p", { class: "recording-kept", id: "kept" }, "Kept on this device while you write."),
    item.state !== "conflict" && button(isVisit ? "Save this visit" : "Save this note"));
  form.addEventListener("input", () => does.type(item, answersIn(form, item)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    does.finish(item, answersIn(form, item));
  });
  const known = mistakes.map(([id, message]) => [form.querySelector(`[id="${id}"]`) ? id : "", message]);
  return [
    back("All of it", "#/"), errorSummary(known),
    heading(isVisit ? "Record a visit" : "A note", family?.name ?? "A family that you can no longer see"),
    problemPart(item, does), form,
    h("p", { class: "govuk-body" }, h("a", { class: "govuk-link", href: `#/remove/${item.id}` }, isVisit ? "Remove this visit from here" : "Remove this note from here")),
  ];
}
