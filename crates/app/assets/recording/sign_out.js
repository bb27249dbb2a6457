// Signing out removes what this device keeps for working without a signal. Where something was recorded and not sent, it
// is said first. The server's answer removes everything too, where the browser heeds it.

const NAME = "kith-recording";

async function keepsSomething() {
  const databases = (await indexedDB.databases?.()) ?? [];
  return databases.some((database) => database.name === NAME);
}

async function leave(event) {
  const form = event.target;
  if (form.getAttribute("action") !== "/sign-out" || form.dataset.left) return;
  event.preventDefault();
  form.dataset.left = "yes";
  try {
    if (await keepsSomething()) {
      const keep = await import("./keep.js");
      await keep.load();
      const waiting = await keep.countItems();
      const words = waiting === 1 ? "One thing that you recorded on this device was" : `${waiting} things that you recorded on this device were`;
      if (waiting > 0 && !window.confirm(`${words} not sent. Signing out removes it for good. Sign out all the same?`)) {
        delete form.dataset.left;
        window.location.assign("/recording/");
        return;
      }
      if (keep.open.device) await keep.wipe("signed-out");
    }
  } catch {
    // What cannot be looked at is removed by the server's answer.
  }
  form.submit();
}

document.addEventListener("submit", leave);
