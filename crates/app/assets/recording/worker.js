// Keeps the page itself on the device, so that it opens without a signal. Nothing of anybody is kept here: what the page
// shows is sealed by the page, and what the server answers is never kept.

const RELEASE = self.location.search;
const CACHE = `kith-recording${RELEASE}`;
const PAGE = "/recording/";

/** The page and every file that it names, and the modules of its script, all of one release. */
async function keepPage() {
  const response = await fetch(PAGE, { credentials: "same-origin", cache: "no-store" });
  if (!response.ok || response.redirected) throw new Error("nobody is signed in, so the page cannot be kept");
  const html = await response.clone().text();
  const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  const modules = ["capture", "clock", "controls", "crypt", "form", "guard", "keep", "link", "screens", "store"];
  const wanted = [...files, ...modules.map((name) => `/assets/recording/${name}.js`)];
  const cache = await caches.open(CACHE);
  await Promise.all(wanted.map((path) => cache.add(new Request(path, { cache: "reload" }))));
  await cache.put(PAGE, response);
}

async function forgetOthers() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith("kith-recording") && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

self.addEventListener("install", (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { pathname, search, origin } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  const isPage = mode === "navigate" && pathname === PAGE;
  if (!isPage && !pathname.startsWith("/assets/")) return;
  const answer = async () => {
    const cache = await caches.open(CACHE);
    return (await cache.match(isPage ? PAGE : pathname + search)) ?? fetch(event.request);
  };
  event.respondWith(answer());
});
