// What is on the device: one database, one plain row about the device itself, everything else sealed.

const NAME = "kith-recording";

function promised(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function opened() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("plain");
    request.result.createObjectStore("sealed");
  };
  return promised(request);
}

/** Does work in one transaction, and is done when it is on disk. */
async function within(store, mode, work) {
  const database = await opened();
  try {
    const transaction = database.transaction(store, mode, { durability: "strict" });
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const given = await work(transaction.objectStore(store));
    await done;
    return given;
  } finally {
    database.close();
  }
}

/** The device's own row; nothing where none is set up. */
export const device = () => within("plain", "readonly", (rows) => promised(rows.get("device")));

/** Keeps the device's own row. */
export const keepDevice = (row) => within("plain", "readwrite", (rows) => promised(rows.put(row, "device")));

/** What is left to say after everything was removed: never a name. */
export const farewell = () => within("plain", "readonly", (rows) => promised(rows.get("farewell")));

/** Keeps, or forgets, what is left to say. */
export const keepFarewell = (words) =>
  within("plain", "readwrite", (rows) => promised(words ? rows.put(words, "farewell") : rows.delete("farewell")));

/** One sealed thing. */
export const sealed = (name) => within("sealed", "readonly", (rows) => promised(rows.get(name)));

/** The names of all sealed things. */
export const names = () => within("sealed", "readonly", (rows) => promised(rows.getAllKeys()));

/** Keeps a sealed thing. */
export const keep = (name, thing) => within("sealed", "readwrite", (rows) => promised(rows.put(thing, name)));

/** Lets a sealed thing go. */
export const drop = (name) => within("sealed", "readwrite", (rows) => promised(rows.delete(name)));

/** Removes everything, the row of the device too. */
export async function removeAll() {
  await within("sealed", "readwrite", (rows) => promised(rows.clear()));
  await within("plain", "readwrite", (rows) => promised(rows.clear()));
}
