// What the page asks the server. Every answer is one of: what was asked for, `signed out`, or `no answer`.

/** Nobody is signed in. */
export const SIGNED_OUT = "signed out";
/** The network or the server did not answer; try again later. */
export const NO_ANSWER = "no answer";
/** Whoever is signed in may not do this. */
export const NOT_ALLOWED = "not allowed";
/** The server answered that there is no such thing for whoever is signed in. */
export const NOT_FOUND = "not found";

const PATIENCE = 20_000;

async function ask(path, form) {
  const request = { credentials: "same-origin", redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
  if (form) Object.assign(request, { method: "POST", body: form instanceof FormData ? form : new URLSearchParams(form) });
  // A photo takes its time where there is little signal.
  if (form instanceof FormData) request.signal = AbortSignal.timeout(PATIENCE * 9);
  let response;
  try {
    response = await fetch(path, request);
    // A page that needs signing in leads to the sign-in page.
    if (response.type === "opaqueredirect") return SIGNED_OUT;
    if (response.status === 404) return NOT_FOUND;
    if (response.status === 403 && !form) return NOT_ALLOWED;
    if (!response.ok || !response.headers.get("content-type")?.startsWith("application/json")) return NO_ANSWER;
    return await response.json();
  } catch {
    return NO_ANSWER;
  }
}

/** Who is signed in, and the token that forms carry. */
export const hello = () => ask("/recording/hello");

/** Sets up this device. */
export const setUp = (csrf, name) => ask("/recording/devices", [["csrf", csrf], ["name", name]]);

/** In touch: what may be here, and what of the waiting things arrived before. */
export const contact = (csrf, device, waiting) =>
  ask("/recording/contact", [
    ["csrf", csrf],
    ["device", device],
    ["waiting", waiting.join(" ")],
    ["sent_at", String(Date.now())],
  ]);

/** Whether this device is to remove everything; asked with its token, also when nobody is signed in. */
export const standing = (token, wiped = "") =>
  ask("/recording/standing", [["token", token], ...(wiped ? [["wiped", wiped]] : [])]);

/** Sends one thing: a visit, or words to be finished on the full page. */
export const send = (csrf, device, item, as) =>
  ask(as === "draft" ? "/recording/drafts" : "/recording/visits", [
    ["csrf", csrf],
    ["device", device],
    ["write_id", item.id],
    ...(item.visit ? [["visit", item.visit], ["version", String(item.version)]] : [["family", item.family]]),
    ["told_at", String(item.told_at)],
    ["sent_at", String(Date.now())],
    ...item.answers,
  ]);

/** Sends a photo or a voice note; its token goes before the bytes. */
export function sendFile(csrf, device, item, bytes) {
  const form = new FormData();
  const answers = [["csrf", csrf], ["device", device], ["write_id", item.id], ["family", item.family], ["of", item.of ?? ""],
    ["told_at", String(item.told_at)], ["sent_at", String(Date.now())], ...item.answers];
  for (const [name, value] of answers) form.append(name, value);
  form.append("file", new Blob([bytes], { type: item.type }), "file");
  return ask("/recording/files", form);
}

/** Whether an answer is what was asked for. */
export const isAnswer = (answer) => typeof answer === "object";
