// Parts of a page in GOV.UK's markup, made as elements: text from the record is only ever text.

/** An element: `h("p", { class: "govuk-body" }, "Words")`. A property that is false or missing is left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const p = (...words) => h("p", { class: "govuk-body" }, ...words);
export const heading = (words, caption) =>
  h("h1", { class: "govuk-heading-l", tabindex: "-1" }, caption && h("span", { class: "govuk-caption-l" }, caption), words);
export const subheading = (words) => h("h2", { class: "govuk-heading-m" }, words);
export const link = (words, href) => h("a", { class: "govuk-link", href }, words);
export const back = (words, href) => h("a", { class: "govuk-back-link", href }, words);

/** A button: `kind` is blank, `secondary` or `warning`. */
export function button(words, onclick, kind = "") {
  const look = kind ? ` govuk-button--${kind}` : "";
  return h("button", { type: onclick ? "button" : "submit", class: `govuk-button${look}`, onclick: onclick ?? (() => {}) }, words);
}

/** A link that looks like what it is for: the next thing to do. */
export const buttonLink = (words, href, kind = "") =>
  h("a", { class: `govuk-button${kind ? ` govuk-button--${kind}` : ""}`, role: "button", href }, words);

function group(id, error, ...children) {
  return h("div", { class: `govuk-form-group${error ? " govuk-form-group--error" : ""}` }, ...children);
}

function told(id, hint, error) {
  return [
    hint && h("div", { id: `${id}-hint`, class: "govuk-hint" }, hint),
    error && h("p", { id: `${id}-error`, class: "govuk-error-message" },
      h("span", { class: "govuk-visually-hidden" }, "Error: "), error),
  ];
}

function describedBy(id, hint, error) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** A line of text, or another kind of input. */
export function field({ id, label, hint = "", value = "", error = "", type = "text", width = "", ...more }) {
  const look = `govuk-input${width ? ` govuk-input--width-${width}` : ""}${error ? " govuk-input--error" : ""}`;
  const input = h("input", {
    class: look, id, name: id, type, value, "aria-describedby": describedBy(id, hint, error),
    "aria-invalid": error ? "true" : undefined, ...more,
  });
  return group(id, error, h("label", { class: "govuk-label", for: id }, label), told(id, hint, error), input);
}

/** Several lines of text. */
export function textarea({ id, label, hint = "", value = "", error = "", rows = "4" }) {
  const input = h("textarea", {
    class: `govuk-textarea${error ? " govuk-textarea--error" : ""}`, id, name: id, rows,
    "aria-describedby": describedBy(id, hint, error), "aria-invalid": error ? "true" : undefined,
  }, value);
  return group(id, error, h("label", { class: "govuk-label", for: id }, label), told(id, hint, error), input);
}

/** One answer of several, or any of several: `choices` are pairs of value and label, `chosen` a list of values. */
export function choices({ id, legend, hint = "", options, chosen, error = "", kind = "radio" }) {
  const look = kind === "radio" ? "radios" : "checkboxes";
  const items = options.map(([value, label], at) => {
    const own = at === 0 ? id : `${id}-${at + 1}`;
    return h("div", { class: `govuk-${look}__item` },
      h("input", { class: `govuk-${look}__input`, id: own, name: id, type: kind, value, checked: chosen.includes(value) }),
      h("label", { class: `govuk-label govuk-${look}__label`, for: own }, label));
  });
  const set = h("fieldset", { class: "govuk-fieldset", "aria-describedby": describedBy(id, hint, error) },
    h("legend", { class: "govuk-fieldset__legend" }, legend), told(id, hint, error),
    h("div", { class: `govuk-${look}` }, items));
  return group(id, error, set);
}

/** One answer of a list. */
export function select({ id, label, options, chosen, error = "" }) {
  const items = options.map(([value, words]) => h("option", { value, selected: value === chosen }, words));
  return group(id, error, h("label", { class: "govuk-label", for: id }, label), told(id, "", error),
    h("select", { class: "govuk-select", id, name: id, "aria-describedby": describedBy(id, "", error) }, items));
}

/** Something folded away. */
export function more(summary, isOpen, ...children) {
  return h("details", { class: "govuk-details kith-more", open: isOpen },
    h("summary", { class: "govuk-details__summary" }, h("span", { class: "govuk-details__summary-text" }, summary)),
    h("div", { class: "govuk-details__text" }, children));
}

/** What to put right: pairs of a control's id and the message. */
export function errorSummary(mistakes, title = "There is a problem") {
  if (mistakes.length === 0) return null;
  const items = mistakes.map(([id, message]) => {
    const lead = (event) => {
      event.preventDefault();
      document.getElementById(id)?.closest("details")?.setAttribute("open", "");
      document.getElementById(id)?.focus();
    };
    return h("li", {}, id ? h("a", { href: `#${id}`, onclick: lead }, message) : message);
  });
  return h("div", { class: "govuk-error-summary" }, h("div", { role: "alert" },
    h("h2", { class: "govuk-error-summary__title" }, title),
    h("div", { class: "govuk-error-summary__body" }, h("ul", { class: "govuk-list govuk-error-summary__list" }, items))));
}
