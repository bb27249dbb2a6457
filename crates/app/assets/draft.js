// Keeps what is typed as a draft: two seconds after the typing stops, and when the page goes away.
// Without this file the button "Keep as a draft" does the same. What was saved as a record meanwhile
// leaves no draft: the form's own id tells the server.

const PAUSE = 2000;

function body(form) {
  const answers = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") answers.append(name, value);
  }
  return answers;
}

function clock() {
  const words = new Intl.DateTimeFormat("en-GB", { hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London" });
  return words.format(new Date()).replace(/\s/g, "").toLowerCase();
}

function watch(form) {
  const told = form.querySelector("[data-draft-state]");
  const say = (words) => {
    if (told) told.textContent = words;
  };
  let timer = null;
  let kept = body(form).toString();

  async function keep() {
    const answers = body(form);
    if (answers.toString() === kept) return;
    try {
      const response = await fetch("/drafts", { method: "POST", body: answers, credentials: "same-origin" });
      if (response.redirected) {
        say("You are signed out. What you typed is kept: sign in again to go on.");
      } else if (response.ok) {
        say(`Draft kept at ${clock()}`);
      } else {
        throw new Error(`status ${response.status}`);
      }
      kept = answers.toString();
    } catch {
      say("The draft could not be kept. Stay on this page; Kith tries again when you go on typing.");
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  window.addEventListener("pagehide", () => {
    const answers = body(form);
    if (answers.toString() !== kept) navigator.sendBeacon("/drafts", answers);
  });
}

for (const form of document.querySelectorAll("form[data-draft]")) watch(form);
