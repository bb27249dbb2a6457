// The page: which screen stands, what its buttons do, and when the server is asked.

import { filePage, filesOfVisit, hush, isFile, isSpeaking, newFile, take } from "./capture.js";
import { london } from "./clock.js";
import { p } from "./controls.js";
import { asTyped, faultOfWords } from "./crypt.js";
import { answersIn, familyOf, itemPage, missing, newNote, newVisit } from "./form.js";
import { age, hoursLeft, WARN } from "./guard.js";
import * as keep from "./keep.js";
import { open } from "./keep.js";
import * as link from "./link.js";
import * as screens from "./screens.js";
import { farewell, keepFarewell } from "./store.js";

const RELEASE = new URL(import.meta.url).search;
/** Without a touch for so long, it shuts itself. */
const IDLE = 10 * 60_000;
/** How often what waits is tried again, and how often the pack is made new while somebody works. */
const RETRY = 15_000;
const REFRESH = 2 * 60_000;
const TYPING = 300;

const main = document.getElementById("main-content");
const state = document.getElementById("state");

/** How this window stands, beside what is open. */
const now = { net: "asking", who: null, isOther: false, left: null, mistakes: [], sent: [], touched: 0, asked: 0, secret: null };
/** Items of this window into which nothing was typed yet. */
const fresh = new Map();

// Screens

function place() {
  const [, what = "", id = ""] = location.hash.split("/");
  return { what, id };
}

function go(hash) {
  if (location.hash === hash) render("moved");
  else location.hash = hash;
}

async function screen() {
  const { mistakes, net } = now;
  if (!open.device) {
    return screens.setUpScreen({ who: now.who, farewell: now.left, mistakes, does: { setUp }, is: net });
  }
  if (now.isOther) return screens.otherScreen({ n: await keep.countItems(), does: { remove } });
  if (!open.key) return screens.shutScreen({ net, mistakes, does: { openByWords, openBySignIn } });
  const { what, id } = place();
  const family = open.pack?.families.find((one) => one.id === id);
  const item = open.items.get(id) ?? fresh.get(id);
  if (what === "item" && item && item !== sending) {
    if (isFile(item)) return filePage(item, { taken, spoken, type, finish });
    const files = filesOfVisit(item, filesOf(item), { takenAtVisit, speakAtVisit });
    return itemPage(item, files, { type, finish, accept, toFullPage });
  }
  if (what === "family" && family) return screens.familyScreen(family);
  if (what === "words" && now.secret) return screens.newWordsScreen({ mistakes, does: { newWords } });
  if (what === "words") return [p("Choosing new words needs a signal, and that you are signed in.")];
  if (what === "remove") return screens.removeScreen({ item, n: open.items.size, does: { remove, letGo } });
  return screens.homeScreen({ sent: now.sent, does: { shut } });
}

let turns = 0;

/** Shows the screen of this moment. After `moved`, reading begins at its heading. */
async function render(why = "") {
  turns += 1;
  const turn = turns;
  const parts = await screen();
  // Another screen was asked for meanwhile.
  if (turn !== turns) return;
  main.replaceChildren(...parts.flat(9).filter(Boolean));
  const heading = main.querySelector("h1")?.lastChild?.textContent ?? "Record anywhere";
  document.title = `${now.mistakes.length > 0 ? "Error: " : ""}${heading} – Kith`;
  renderState();
  if (why === "moved") {
    window.scrollTo(0, 0);
    (main.querySelector(".govuk-error-summary [role=alert] a") ?? main.querySelector("h1"))?.focus();
  }
}

function renderState() {
  state.hidden = !open.device || now.isOther;
  if (state.hidden) return;
  const { guard } = open.device;
  const hours = hoursLeft(guard, Date.now());
  const words = screens.stateWords({ net: now.net, contactAt: guard.contact - open.device.ahead, hours, isWarning: age(guard, Date.now()) > WARN });
  state.replaceChildren(...words);
}

/** Whether somebody is in the middle of writing, so that the screen stays as it is. */
const isWriting = () => place().what === "item" || ["INPUT", "TEXTAREA"].includes(document.activeElement?.tagName);

const filesOf = (item) => [...open.items.values()].filter((one) => one.of === item.id);

/** Goes to where a visit or note of this kind is written: the one begun already, or a new one. */
function begin() {
  const { what, id } = place();
  if (!open.pack) return false;
  const visit = what === "visit" && open.pack.visits.find((one) => one.id === id);
  const family = open.pack.families.find((one) => one.id === (visit ? visit.family : id));
  const make = {
    visit: () => newVisit(family, visit), "new-visit": () => newVisit(family, null), "new-note": () => newNote(family),
    "new-photo": () => newFile("photo", family.id), "new-voice": () => newFile("voice", family.id),
  }[what];
  if (!family || !make) return false;
  const begun = visit && [...open.items.values()].find((one) => one.visit === visit.id);
  const item = begun || make();
  if (!begun) fresh.set(item.id, item);
  history.replaceState(null, "", `#/item/${item.id}`);
  return true;
}

function moved() {
  now.mistakes = [];
  begin();
  render("moved");
}

// What the buttons do

function faultsOfWords({ words, again }) {
  const fault = faultOfWords(words);
  if (fault) return [["words", fault]];
  return asTyped(words) === asTyped(again) ? [] : [["again", "The words are not the same"]];
}

async function refuse(mistakes) {
  now.mistakes = mistakes;
  await render("moved");
}

async function setUp(said) {
  const mistakes = faultsOfWords(said);
  if (mistakes.length > 0) return refuse(mistakes);
  const made = await link.setUp(now.who.csrf, said.name.trim());
  if (!link.isAnswer(made)) return refuse([["", "Kith did not answer. Nothing was set up. Try again."]]);
  await keep.setUp({ made, worker: now.who.worker, words: said.words });
  await keepFarewell(null);
  Object.assign(now, { left: null, mistakes: [] });
  await sync();
  return render("moved");
}

async function newWords(said) {
  const mistakes = faultsOfWords(said);
  if (mistakes.length > 0) return refuse(mistakes);
  await keep.newWords(now.secret, said.words);
  return go("#/");
}

async function openByWords({ words }) {
  const done = await keep.openByWords(words);
  if (done === "wrong") return refuse([["words", "These are not the words"]]);
  now.mistakes = [];
  if (!open.device) now.left = await farewell();
  begin();
  await render("moved");
  return sync();
}

async function openBySignIn() {
  await sync("open");
  await render("moved");
}

async function shut() {
  await hush();
  await keepTyped(pending);
  keep.shut();
  Object.assign(now, { secret: null, sent: [] });
  fresh.clear();
  await render("moved");
}

async function remove() {
  await keep.wipe("owner");
  await afterWipe();
}

async function afterWipe() {
  Object.assign(now, { isOther: false, secret: null, sent: [], left: await farewell() });
  fresh.clear();
  history.replaceState(null, "", "#/");
  await render("moved");
}

async function letGo(item) {
  fresh.delete(item.id);
  for (const file of filesOf(item)) await keep.letGo(file.id);
  await keep.letGo(item.id);
  go("#/");
}

let typing = null;
function type(item, answers) {
  item.answers = answers;
  if (item.state === "ready") item.state = "draft";
  clearTimeout(typing);
  typing = setTimeout(() => keepTyped(item), TYPING);
  pending = item;
}

/** What was typed and is not on disk yet, and what is on its way to the server. */
let pending = null;
let sending = null;
async function keepTyped(item) {
  if (!item || !open.key) return;
  clearTimeout(typing);
  pending = null;
  fresh.delete(item.id);
  await keep.keepItem(item);
  const kept = document.getElementById("kept");
  if (kept) kept.textContent = `Kept on this device at ${london(keep.rightNow()).at}.`;
}

async function finish(item, answers) {
  clearTimeout(typing);
  pending = null;
  // A photo that was just chosen is on disk before it is said to be ready.
  if (await taking) return;
  item.answers = answers;
  item.mistakes = isFile(item) ? [] : missing(item);
  if (item.mistakes.length > 0) {
    now.mistakes = item.mistakes;
    await keepTyped(item);
    return render("moved");
  }
  now.mistakes = [];
  item.told_at ??= Date.now();
  item.state = "ready";
  await keepTyped(item);
  // Whoever went on to another screen meanwhile stays there.
  if (place().id === item.id) go("#/");
  return sync();
}

/** A photo or recording was chosen. What is wrong with it is said, and nothing else is lost. */
let taking = Promise.resolve("");
async function taken(item, blob) {
  taking = take(item, blob);
  const fault = await taking;
  taking = Promise.resolve("");
  item.mistakes = fault ? [["file", fault]] : [];
  now.mistakes = item.mistakes;
  if (!fault) fresh.delete(item.id);
  if (!fault && item.state !== "draft") Object.assign(item, { state: "draft" });
  await render("moved");
}

/** A voice note came to its end. */
async function spoken(item) {
  fresh.delete(item.id);
  if (place().id === item.id) await render("moved");
}

/** A photo of the visit that is being recorded: it waits for the visit, and goes after it. */
async function takenAtVisit(visit, blob) {
  await keepTyped(visit);
  const item = Object.assign(newFile("photo", visit.family, visit.id), { state: "ready", told_at: Date.now() });
  const fault = await take(item, blob);
  if (!fault) return render();
  document.getElementById("photo-error").textContent = fault;
}

/** A voice note of the visit that is being recorded, on a page of its own. */
async function speakAtVisit(visit) {
  await keepTyped(visit);
  const item = newFile("voice", visit.family, visit.id);
  fresh.set(item.id, item);
  go(`#/item/${item.id}`);
}

/** The moment that the server proposed is right. */
async function accept(item, proposed) {
  const form = main.querySelector("form");
  form.elements.happened_on.value = proposed.on;
  item.answers = answersIn(form, item).map(([name, value]) => [name, name === "happened_at" ? proposed.at : value]);
  return finish(item, item.answers);
}

/** What somebody else recorded stands; this goes to the full page, to be put beside it. */
async function toFullPage(item) {
  Object.assign(item, { as: "draft", state: "ready" });
  await keep.keepItem(item);
  go("#/");
  return sync();
}

// The server

/** In touch with the server, one window at a time: what may be here, then what waits. */
function sync(how = "") {
  return navigator.locks.request("kith-recording", async () => {
    const before = now.net;
    now.asked = performance.now();
    if (before !== "ok") now.net = "asking";
    renderState();
    await contact(how);
    renderState();
    if (!isWriting()) await render();
  });
}

async function contact(how) {
  const told = await link.hello();
  if (!link.isAnswer(told)) {
    now.who = null;
    now.net = told === link.SIGNED_OUT ? "signed out" : "no answer";
    // Somebody whose role takes nothing onto a phone is not its worker.
    now.isOther = told === link.NOT_ALLOWED && Boolean(open.device);
    if (told !== link.NO_ANSWER && open.device && (await link.standing(open.device.token)).wipe === true) await wipeAsAsked();
    return;
  }
  now.who = told;
  await keepPage(told.release);
  now.isOther = Boolean(open.device) && open.device.worker !== told.worker;
  if (!open.device || now.isOther) {
    if (now.isOther && (await link.standing(open.device.token)).wipe === true) await wipeAsAsked();
    now.net = "ok";
    return;
  }
  const answer = await link.contact(told.csrf, open.device.id, [...open.items.keys()]);
  if (!link.isAnswer(answer)) {
    now.net = answer === link.SIGNED_OUT ? "signed out" : "no answer";
    return;
  }
  if (answer.standing === "wipe") return wipeAsAsked();
  if (!open.key && how !== "open") {
    now.net = "ok";
    return;
  }
  if (!open.key) {
    await keep.openBySecret(answer.secret);
    begin();
  }
  now.secret = answer.secret;
  for (const id of answer.received) noteSent(open.items.get(id), "/today");
  await keep.keepContact(answer);
  if ((await sendWaiting(told.csrf)) === 0) return;
  // What was sent changed what may be here: a visit is no longer planned, a child was seen.
  const after = await link.contact(told.csrf, open.device.id, []);
  if (link.isAnswer(after) && after.standing === "open") await keep.keepContact(after);
}

async function wipeAsAsked() {
  await keep.wipe("asked");
  await afterWipe();
}

/** Sends what waits. Gives how many things arrived. */
async function sendWaiting(csrf) {
  let arrived = 0;
  const ready = [...open.items.values()].filter((one) => one.state === "ready");
  // What was taken at a visit goes after it.
  for (const item of [...ready.filter((one) => !one.of), ...ready.filter((one) => one.of)]) {
    if (place().id === item.id || (item.of && open.items.has(item.of))) continue;
    sending = item;
    const answer = isFile(item)
      ? await link.sendFile(csrf, open.device.id, item, await keep.fileOf(item))
      : await link.send(csrf, open.device.id, item, item.as);
    sending = null;
    if (!link.isAnswer(answer)) {
      now.net = answer === link.SIGNED_OUT ? "signed out" : "no answer";
      return arrived;
    }
    await answered(item, answer);
    if (answer.state === "saved") arrived += 1;
  }
  now.net = "ok";
  return arrived;
}

function noteSent(item, where) {
  if (!item) return;
  const isDraft = item.as === "draft";
  const what = { photo: "Photo kept", voice: "Voice note kept" }[item.kind] ?? (isDraft ? "Kept as a draft" : "Visit recorded");
  const title = `${what}: ${familyOf(item)?.name ?? "a family"}`;
  now.sent.unshift({ title, link: where, isDraft, at: london(keep.rightNow()).at });
}

/** What the server said of an item. Only once it says that it has it, the item goes. */
async function answered(item, answer) {
  if (answer.state === "saved") {
    noteSent(item, answer.link);
    return keep.letGo(item.id);
  }
  Object.assign(item, { state: answer.state, told: answer, mistakes: answer.state === "mistakes" ? answer.mistakes : [] });
  if (answer.state === "ask") item.mistakes = [["happened_on", "Check the day and the time"]];
  return keep.keepItem(item);
}

/** Keeps the page of the release that the server has, and shows it once it is kept. */
async function keepPage(release) {
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register(`/assets/recording/worker.js?${release}`, { scope: "/recording/" });
    if (`?${release}` === RELEASE || isWriting() || sessionStorage.getItem("shown") === release) return;
    await navigator.serviceWorker.ready;
    sessionStorage.setItem("shown", release);
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  } catch {
    // Without it the page works while there is a signal.
  }
}

// Time

async function beat() {
  if (!open.device) return;
  if ((await keep.tick()) === "gone") return afterWipe();
  const idle = performance.now() - now.touched;
  if (open.key && idle > IDLE && !isSpeaking()) return shut();
  if (!open.key) return renderState();
  const waits = [...open.items.values()].some((item) => item.state === "ready" && !(item.of && open.items.has(item.of)));
  const since = performance.now() - now.asked;
  if ((waits && now.net !== "signed out") || (since > REFRESH && idle < REFRESH)) return sync();
  return renderState();
}

async function start() {
  if (!window.isSecureContext) {
    main.replaceChildren(p("This page needs a secure address, one that begins with https. Ask your administrator."));
    return;
  }
  navigator.storage?.persist?.();
  await keep.load();
  now.left = open.device ? null : ((await farewell()) ?? null);
  await render();
  await sync("open");
  await render("moved");
  setInterval(beat, RETRY);
}

for (const touch of ["pointerdown", "keydown", "input"]) {
  document.addEventListener(touch, () => {
    now.touched = performance.now();
  });
}
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    hush();
    keepTyped(pending);
  } else beat();
});
window.addEventListener("hashchange", moved);
window.addEventListener("online", () => sync());
window.addEventListener("offline", () => {
  now.net = "no answer";
  renderState();
});
start();
