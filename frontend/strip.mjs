// Takes the parts out of GOV.UK Frontend's stylesheet that only government services may use:
// the GDS Transport font and the royal crest. What is left falls back to Arial, as GOV.UK's own
// pages do for anyone whose browser has no web fonts.

const RESERVED_SELECTOR = /crest|crown|copyright-logo|logo-dot/;
const RESERVED_ANYWHERE = /GDS|@font-face|url\(|crest|crown/i;

/** The stylesheet without the reserved font and images. Throws if anything reserved is left. */
export function stripReserved(css) {
  const withoutComments = css.replace(/\/\*[\s\S]*?\*\//g, "").trim();
  const withoutFont = withoutComments.replace(/(["']?)GDS Transport\1\s*,\s*/g, "");
  const stripped = printBlocks(readBlocks(withoutFont));
  const left = stripped.match(RESERVED_ANYWHERE);
  if (left) {
    const around = stripped.slice(Math.max(0, left.index - 60), left.index + 60);
    throw new Error(`something reserved for GOV.UK is still in the stylesheet, near: ${around}`);
  }
  return stripped;
}

// A stylesheet is a list of blocks `{ prelude, body }` and of bare statements `{ prelude }`.
function readBlocks(css) {
  const blocks = [];
  let position = 0;
  while (position < css.length) {
    const next = css.slice(position).search(/[{;]/);
    if (next < 0) break;
    const at = position + next;
    const prelude = css.slice(position, at);
    if (css[at] === ";") {
      blocks.push({ prelude });
      position = at + 1;
    } else {
      const end = matchingBrace(css, at);
      blocks.push({ prelude, body: css.slice(at + 1, end) });
      position = end + 1;
    }
  }
  return blocks;
}

function matchingBrace(css, open) {
  let depth = 0;
  let quote = null;
  for (let at = open; at < css.length; at += 1) {
    const letter = css[at];
    if (quote) {
      if (letter === "\\") at += 1;
      else if (letter === quote) quote = null;
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === "{") depth += 1;
    else if (letter === "}") {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  throw new Error("the stylesheet ends inside a block");
}

function printBlocks(blocks) {
  return blocks.map(printBlock).join("");
}

function printBlock({ prelude, body }) {
  const head = prelude.trim();
  if (body === undefined) return `${head};`;
  if (head.startsWith("@font-face")) return "";
  if (/^@(media|supports|layer|container)/.test(head)) {
    const inner = printBlocks(readBlocks(body));
    return inner ? `${head}{${inner}}` : "";
  }
  const selectors = splitSelectors(head).filter((selector) => !RESERVED_SELECTOR.test(selector));
  return selectors.length ? `${selectors.join(",")}{${body}}` : "";
}

// Commas inside `:not(a, b)` do not part selectors.
function splitSelectors(head) {
  if (head.startsWith("@")) return [head];
  const selectors = [""];
  let depth = 0;
  for (const letter of head) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (letter === "," && depth === 0) selectors.push("");
    else selectors[selectors.length - 1] += letter;
  }
  return selectors;
}
