// What is on this device and whether it is open: the device's own row, the data key while open, the pack and the items.

import * as crypt from "./crypt.js";
import * as guard from "./guard.js";
import * as link from "./link.js";
import * as store from "./store.js";

/** So many wrong tries of the words, and only signing in opens it. */
const MOST_TRIES = 5;
const PACK = "pack";
const ITEM = "item/";
const FILE = "file/";

/** What is open in this window. Nothing here outlives it. */
export const open = { device: null, key: null, pack: null, items: new Map() };

let ranUntil = performance.now();

/** Reads the device's row, and removes everything where it has been out of touch for too long. */
export async function load() {
  open.device = (await store.device()) ?? null;
  if (open.device) await tick();
  return open.device;
}

/** Notes that time has passed. Gives the guard's verdict. */
export async function tick() {
  const { device } = open;
  if (!device) return "good";
  const stored = await store.device();
  if (stored?.id !== device.id) {
    // Another window removed everything.
    shut();
    open.device = stored ?? null;
    return "gone";
  }
  const ran = performance.now() - ranUntil;
  ranUntil = performance.now();
  device.guard = guard.after(guard.together(device.guard, stored.guard), Date.now(), ran);
  if (guard.verdict(device.guard, Date.now()) === "gone") {
    await wipe("too-long");
    return "gone";
  }
  await store.keepDevice(device);
  return guard.verdict(device.guard, Date.now());
}

/** Sets this device up: a new data key in its two envelopes. */
export async function setUp({ made, worker, words }) {
  const bytes = crypt.newDataKey();
  open.device = {
    id: made.device, token: made.token, worker, tries: 0, ahead: 0, guard: guard.atContact(Date.now()),
    bySecret: await crypt.sealBytes(await crypt.keyFromSecret(made.secret), "data key", bytes),
    ...(await envelopeByWords(words, bytes)),
  };
  open.key = await crypt.asKey(bytes);
  [open.pack, open.items] = [null, new Map()];
  ranUntil = performance.now();
  await store.removeAll();
  await store.keepDevice(open.device);
}

async function envelopeByWords(words, bytes) {
  const salt = crypt.chance(16);
  return { salt, byWords: await crypt.sealBytes(await crypt.keyFromWords(words, salt), "data key", bytes) };
}

/** Chooses new words, with the server's secret at hand. */
export async function newWords(secret, words) {
  const bytes = await crypt.openBytes(await crypt.keyFromSecret(secret), "data key", open.device.bySecret);
  Object.assign(open.device, await envelopeByWords(words, bytes), { tries: 0 });
  await store.keepDevice(open.device);
}

async function openWith(key, envelope) {
  open.key = await crypt.asKey(await crypt.openBytes(key, "data key", envelope));
  const names = await store.names();
  open.pack = names.includes(PACK) ? await crypt.open(open.key, PACK, await store.sealed(PACK)) : null;
  open.items = new Map();
  for (const name of names.filter((name) => name.startsWith(ITEM))) {
    const item = await crypt.open(open.key, name, await store.sealed(name));
    open.items.set(item.id, item);
  }
}

/** Opens with the secret that the server gave. */
export async function openBySecret(secret) {
  await openWith(await crypt.keyFromSecret(secret), open.device.bySecret);
  open.device.tries = 0;
  await store.keepDevice(open.device);
}

/** Whether the words may be tried: they are not, after too many wrong tries or when the clock was set back. */
export function mayTryWords() {
  return Boolean(open.device?.byWords) && guard.verdict(open.device.guard, Date.now()) === "good";
}

/** Opens with the worker's own words. Gives `open`, `wrong`, or `shut` where only signing in opens it now. */
export async function openByWords(words) {
  if ((await tick()) !== "good" || !open.device?.byWords) return "shut";
  // Counted before it is tried, so that a window that is killed meanwhile counts too.
  open.device.tries += 1;
  await store.keepDevice(open.device);
  try {
    await openWith(await crypt.keyFromWords(words, open.device.salt), open.device.byWords);
  } catch {
    if (open.device.tries < MOST_TRIES) return "wrong";
    open.device.byWords = null;
    await store.keepDevice(open.device);
    return "shut";
  }
  open.device.tries = 0;
  await store.keepDevice(open.device);
  return "open";
}

/** Shuts it in this window. */
export function shut() {
  [open.key, open.pack, open.items] = [null, null, new Map()];
}

/** Keeps what the server said at a contact. What it no longer gives is gone from here with it. */
export async function keepContact({ pack, ahead_ms: ahead, received }) {
  Object.assign(open.device, { ahead, guard: guard.atContact(Date.now()) });
  ranUntil = performance.now();
  await store.keepDevice(open.device);
  open.pack = pack;
  await store.keep(PACK, await crypt.seal(open.key, PACK, pack));
  for (const id of received) await letGo(id);
}

/** Keeps an item as it is. It is on disk when this is done. */
export async function keepItem(item) {
  open.items.set(item.id, item);
  await store.keep(ITEM + item.id, await crypt.seal(open.key, ITEM + item.id, item));
}

/** Keeps the bytes of a photo or a voice note, then its item: an item on disk never lacks its bytes. */
export async function keepFile(item, bytes) {
  await store.keep(FILE + item.id, await crypt.sealBytes(open.key, FILE + item.id, bytes));
  await keepItem(item);
}

/** The bytes of a photo or a voice note. */
export const fileOf = async (item) => crypt.openBytes(open.key, FILE + item.id, await store.sealed(FILE + item.id));

/** Lets an item go: the server has it, or its owner does not want it. */
export async function letGo(id) {
  open.items.delete(id);
  await store.drop(ITEM + id);
  await store.drop(FILE + id);
}

/** How many things were recorded here and not sent; known without opening them. */
export async function countItems() {
  return (await store.names()).filter((name) => name.startsWith(ITEM)).length;
}

/** Removes everything. What is left to say holds no name. */
export async function wipe(because) {
  const lost = await countItems();
  const token = open.device?.token;
  shut();
  open.device = null;
  await store.removeAll();
  await store.keepFarewell({ because, lost });
  if (token) await link.standing(token, because);
}

/** The device's clock, put right by how far it was ahead at the last contact. */
export const rightNow = () => Date.now() - (open.device?.ahead ?? 0);
