// Photos and voice notes: taken, kept sealed as they come, and shown again before they are sent.

import { back, button, choices, errorSummary, field, h, heading, p } from "./controls.js";
import { answer, familyOf } from "./form.js";
import { fileOf, keepFile, rightNow } from "./keep.js";

/** What the server keeps at most; a phone's photo or half an hour of speech. */
const LARGEST = 15 * 1024 * 1024;
const PICTURES = "image/jpeg,image/png,image/webp";
/** Bits a second of speech, and how often what was said so far is put on disk. */
const SPEECH = 32_000;
const KEEP_EVERY = 10_000;

/** Whether an item is a file. */
export const isFile = (item) => item.kind === "photo" || item.kind === "voice";

/** A photo or a voice note to be taken: of a visit that is recorded here, or of the family alone. */
export function newFile(kind, family, of = "") {
  return {
    id: crypto.randomUUID(), kind, state: "draft", family, of, visit: "", version: 0, children: [], size: 0, type: "",
    answers: [["kind", kind === "photo" ? "photo" : "voice note"], ["caption", ""]], begun_at: rightNow(),
  };
}

/** `2.4 MB`, `310 KB`. */
export function sizeInWords(size) {
  return size >= 1024 * 1024 ? `${(size / 1024 / 1024).toFixed(1)} MB` : `${Math.max(1, Math.round(size / 1024))} KB`;
}

/** Keeps the bytes of a file. Gives what is wrong with them; blank where nothing is. */
export async function take(item, blob) {
  if (blob.size > LARGEST) return `This is ${sizeInWords(blob.size)}. Kith keeps files up to ${sizeInWords(LARGEST)}: choose a smaller one`;
  if (blob.size === 0) return "There is nothing in this file. Choose another one";
  Object.assign(item, { size: blob.size, type: blob.type });
  await keepFile(item, new Uint8Array(await blob.arrayBuffer()));
  return "";
}

/** The control that takes a photo, or chooses one. `taken` is told the file. */
export function photoControl(id, label, taken) {
  const input = h("input", { class: "govuk-file-upload", id, type: "file", accept: PICTURES });
  input.addEventListener("change", () => input.files[0] && taken(input.files[0]));
  return h("div", { class: "govuk-form-group" }, h("label", { class: "govuk-label", for: id }, label), input);
}

/** Whether this browser records speech itself. */
const records = () => Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder);

/** The recorder that runs in this window; nothing where none does. */
let running = null;

/** Begins to record speech. `kept` is told each time that what was said so far is on disk, `ended` at the end. */
async function speak(item, { kept, ended, failed }) {
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    return failed("The microphone could not be used. Allow it for this page in the browser’s settings.");
  }
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: SPEECH });
  const parts = [];
  let last = Promise.resolve();
  recorder.addEventListener("dataavailable", ({ data }) => {
    parts.push(data);
    const all = new Blob(parts, { type: recorder.mimeType });
    if (all.size > LARGEST - 512 * 1024 && recorder.state === "recording") recorder.stop();
    last = last.then(() => take(item, all)).then(kept);
  });
  const done = new Promise((resolve) => {
    recorder.addEventListener("stop", async () => {
      for (const track of stream.getTracks()) track.stop();
      running = null;
      await last;
      ended();
      resolve();
    });
  });
  running = { recorder, done };
  recorder.start(KEEP_EVERY);
}

/** Whether somebody is speaking into it. */
export const isSpeaking = () => running !== null;

/** Ends a recording that runs; done when what was said is on disk. */
export async function hush() {
  if (!running) return;
  const { recorder, done } = running;
  recorder.stop();
  await done;
}

function voiceControl(item, does) {
  if (!records()) {
    const input = h("input", { class: "govuk-file-upload", id: "file", type: "file", accept: "audio/*" });
    input.addEventListener("change", () => input.files[0] && does.taken(item, input.files[0]));
    return h("div", { class: "govuk-form-group" }, h("label", { class: "govuk-label", for: "file" }, "Choose a recording"), input);
  }
  const told = h("p", { class: "govuk-body recording-told", role: "status" });
  const stop = button("Stop", hush, "warning");
  stop.hidden = true;
  const begin = button(item.size > 0 ? "Record it again" : "Start recording", () => {
    begin.hidden = true;
    stop.hidden = false;
    stop.focus();
    told.textContent = "Recording. What you say is kept on this device as you speak.";
    return speak(item, {
      kept: () => {
        told.textContent = `Recording. ${sizeInWords(item.size)} is kept on this device.`;
      },
      ended: () => does.spoken(item),
      failed: (words) => {
        begin.hidden = false;
        stop.hidden = true;
        told.textContent = words;
      },
    });
  }, item.size > 0 ? "secondary" : "");
  return h("div", { id: "file", tabindex: "-1" }, begin, stop, told);
}

/** The picture of an item, as an address that holds it whole. */
async function pictureOf(item) {
  const blob = new Blob([await fileOf(item)], { type: item.type });
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** The page of a photo or a voice note. `does` has `taken`, `spoken`, `type`, `finish`. */
export async function filePage(item, does) {
  const family = familyOf(item);
  const isPhoto = item.kind === "photo";
  const mistakes = item.mistakes ?? [];
  const has = item.size > 0;
  const shown = has && isPhoto && h("img", { class: "recording-picture", alt: "The photo as it was taken", src: await pictureOf(item) });
  const control = isPhoto ? photoControl("file", has ? "Take another one instead" : "Take a photo, or choose one", (file) => does.taken(item, file)) : voiceControl(item, does);
  const children = (family?.children ?? []).map(({ id, name }) => [id, name]);
  const about = item.answers.filter(([name]) => name === "child").map(([, value]) => value);
  const form = h("form", { novalidate: true, class: "recording-form" },
    field({ id: "caption", label: "What it shows, in a few words", value: answer(item, "caption") }),
    isPhoto && choices({ id: "kind", legend: "What is it?", options: [["photo", "A photo"], ["drawing", "A drawing"], ["notes", "Notes on paper"]], chosen: [answer(item, "kind")] }),
    children.length > 1 && choices({ id: "child", legend: "Which children is it about?", hint: "All of them, where none is chosen", options: children, chosen: about, kind: "checkbox" }),
    button(isPhoto ? "Save this photo" : "Save this voice note"));
  form.addEventListener("input", () => does.type(item, fileAnswers(form, item)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    does.finish(item, fileAnswers(form, item));
  });
  const refused = item.state === "refused" && h("div", { class: "govuk-inset-text" }, p(item.told.why));
  return [
    item.of ? back("The visit", `#/item/${item.of}`) : back("All of it", "#/"), errorSummary(mistakes),
    heading(isPhoto ? "A photo" : "A voice note", family?.name ?? "A family that you can no longer see"), refused,
    has && p(`Kept on this device, ${sizeInWords(item.size)}.`), shown, control, has && form,
    h("p", { class: "govuk-body" }, h("a", { class: "govuk-link", href: `#/remove/${item.id}` }, isPhoto ? "Remove this photo from here" : "Remove this voice note from here")),
  ];
}

function fileAnswers(form, item) {
  const said = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  const asked = [...form.elements].map((control) => control.name);
  return [...item.answers.filter(([name]) => !asked.includes(name)), ...said];
}

/** What was taken at a visit, and taking more, for the visit's own page. */
export function filesOfVisit(item, files, does) {
  const line = (file) => h("li", {}, h("a", { class: "govuk-link", href: `#/item/${file.id}` },
    `${file.kind === "photo" ? "Photo" : "Voice note"}${answer(file, "caption") ? `: ${answer(file, "caption")}` : ""}, ${sizeInWords(file.size)}`));
  return h("div", { class: "recording-files" },
    files.length > 0 && h("ul", { class: "govuk-list" }, files.map(line)),
    photoControl("photo", "Add a photo", (file) => does.takenAtVisit(item, file)),
    h("p", { class: "govuk-error-message", id: "photo-error", role: "status" }),
    button("Add a voice note", () => does.speakAtVisit(item), "secondary"));
}
