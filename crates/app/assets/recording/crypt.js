// How what is kept on a device is sealed. Plain functions over WebCrypto; nothing is stored or fetched here.
//
// Everything kept is sealed under one data key. The data key lies on the device in envelopes only: one that opens with
// the secret which the server gives to its worker, signed in; one that opens with words the worker chose, for opening
// the page without a signal.

/** How often words are stretched before they are a key. */
export const ROUNDS = 600_000;

const utf8 = new TextEncoder();

/** Random bytes. */
export function chance(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A new data key, as bytes: they are sealed in envelopes and forgotten. */
export function newDataKey() {
  return chance(32);
}

/** Bytes as a key that seals and opens and cannot be taken out again. */
export function asKey(bytes) {
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** The key that the server's secret amounts to. */
export async function keyFromSecret(secret) {
  const base = await crypto.subtle.importKey("raw", utf8.encode(secret), "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: utf8.encode("kith recording") };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Words as they count: without capitals, marks and doubled spaces, since phones add them. */
export function asTyped(words) {
  return words.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** The key that the worker's own words amount to. */
export async function keyFromWords(words, salt, rounds = ROUNDS) {
  const base = await crypto.subtle.importKey("raw", utf8.encode(asTyped(words)), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Seals bytes. Their name is bound in, so that what is kept under one name never opens under another. */
export async function sealBytes(key, name, bytes) {
  const iv = chance(12);
  const how = { name: "AES-GCM", iv, additionalData: utf8.encode(name) };
  return { iv, data: new Uint8Array(await crypto.subtle.encrypt(how, key, bytes)) };
}

/** Opens what `sealBytes` sealed, or throws. */
export async function openBytes(key, name, { iv, data }) {
  const how = { name: "AES-GCM", iv, additionalData: utf8.encode(name) };
  return new Uint8Array(await crypto.subtle.decrypt(how, key, data));
}

/** Seals any value that JSON can hold. */
export function seal(key, name, value) {
  return sealBytes(key, name, utf8.encode(JSON.stringify(value)));
}

/** Opens what `seal` sealed. */
export async function open(key, name, sealed) {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, name, sealed)));
}

/** What is wrong with words that somebody chose; blank where nothing is. A few digits would be guessed in minutes. */
export function faultOfWords(words) {
  const typed = asTyped(words);
  if (typed.length < 12 || new Set(typed.replaceAll(" ", "")).size < 6) {
    return "Choose at least three words that nobody would guess, 12 letters or more together";
  }
  return /\p{L}/u.test(typed) ? "" : "Use words, not only numbers";
}
