// Asks Kith as a browser would, without a browser: a cookie, the forms of a page, and their answers sent back.

/** Somebody signed in at an address. */
export class Client {
  constructor(address) {
    this.address = address;
    this.cookie = "";
  }

  async signIn(email, password) {
    const response = await fetch(`${this.address}/sign-in`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ email, password }),
    });
    const cookie = response.headers.get("set-cookie");
    if (response.status !== 303 || !cookie) throw new Error(`signing in answered ${response.status}`);
    this.cookie = cookie.split(";")[0];
    return this;
  }

  async get(path) {
    const response = await fetch(this.address + path, { headers: { cookie: this.cookie }, redirect: "manual" });
    return { status: response.status, body: await response.text() };
  }

  /** Sends a form; `form` is a list of pairs or an object. Gives the status and where it leads. */
  async post(path, form) {
    const response = await fetch(this.address + path, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: this.cookie, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(form),
    });
    await response.arrayBuffer();
    return { status: response.status, location: response.headers.get("location") ?? "" };
  }
}

/** What a browser would send of the page's form that goes to `action`, untouched. */
export function formIn(page, action) {
  const form = page.split("<form").find((part) => part.includes(`action="${action}"`)) ?? "";
  const fields = [];
  for (const [tag] of form.split("</form>")[0].matchAll(/<(?:input|textarea)[^>]*>/g)) {
    const of = (name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
    const [name, type] = [of("name"), of("type")];
    if (!name || ((type === "radio" || type === "checkbox") && !/\bchecked\b/.test(tag))) continue;
    fields.push([name, unescape(of("value") ?? "")]);
  }
  for (const [, name, options] of form.matchAll(/<select[^>]*\bname="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    const chosen = /<option value="([^"]*)" selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options);
    fields.push([name, unescape(chosen?.[1] ?? "")]);
  }
  return fields;
}

function unescape(text) {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
