// How much work a task is: screens, clicks and keys counted while a journey acts, and the time an
// expert would need by the keystroke-level model (Card, Moran and Newell 1980). Reading, page loads
// and the narrative itself are left out, as they are the same in every system; what is counted is
// the overhead around them.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const KEY = 0.28;
const POINT = 1.1;
const PRESS_OR_RELEASE = 0.1;
const HAND_MOVES = 0.4;
const DECIDE = 1.35;
const CLICK = POINT + 2 * PRESS_OR_RELEASE;

const REPORT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "target", "effort.json");

/** The counting alone, apart from any browser. The hand begins on the mouse. */
export class Tally {
  screens = 0;
  clicks = 0;
  keys = 0;
  #seconds = 0;
  #hand = "mouse";
  #isNewScreen = true;

  /** A new page is in view. It counts once something is done on it. */
  screen() {
    this.#isNewScreen = true;
  }

  /** Decides, points and clicks: a button, a link, a radio, a box to type in. */
  click() {
    this.#seconds += DECIDE;
    this.clickAgain();
  }

  /** Points and clicks as the second half of one decision: the option of an opened list. */
  clickAgain() {
    this.#act("mouse");
    this.clicks += 1;
    this.#seconds += CLICK;
  }

  /** Decides and presses one key: Tab to the next box, Enter to send. */
  press() {
    this.#seconds += DECIDE;
    this.type(1);
  }

  /** Presses keys that need no decision: the letters of a word, an arrow further down. */
  type(keys) {
    if (keys === 0) return;
    this.#act("keyboard");
    this.keys += keys;
    this.#seconds += keys * KEY;
  }

  /** Types the narrative: the hand moves, the letters are not counted. */
  narrate() {
    this.#act("keyboard");
  }

  /** The estimate so far, in seconds to two places. */
  get seconds() {
    return Math.round(this.#seconds * 100) / 100;
  }

  #act(hand) {
    if (this.#isNewScreen) {
      this.screens += 1;
      this.#isNewScreen = false;
    }
    if (this.#hand !== hand) {
      this.#seconds += HAND_MOVES;
      this.#hand = hand;
    }
  }
}

/** Acts on a page and counts what it took. Everything in a measured task goes through here. */
export class Effort {
  #page;
  #tally = new Tally();

  constructor(page) {
    this.#page = page;
    page.on("domcontentloaded", () => this.#tally.screen());
  }

  /** Clicks a button, link, radio, checkbox or text box. */
  async click(target) {
    await target.click();
    this.#tally.click();
  }

  /** Opens a drop-down list and takes an option from it. */
  async choose(target, label) {
    await target.selectOption({ label });
    this.#tally.click();
    this.#tally.clickAgain();
  }

  /** Decides and presses one key, such as `Tab` or `Enter`. */
  async press(key) {
    await this.#page.keyboard.press(key);
    this.#tally.press();
  }

  /** Types into whatever has the focus. */
  async type(text) {
    await this.#page.keyboard.type(text);
    this.#tally.type([...text].length);
  }

  /** Types a narrative into whatever has the focus; its letters are not overhead. */
  async narrate(text) {
    await this.#page.keyboard.insertText(text);
    this.#tally.narrate();
  }

  /** What the work has taken so far. */
  figures() {
    const { screens, clicks, keys, seconds } = this.#tally;
    return { screens, clicks, keys, seconds };
  }

  /** Ends the task: its figures, also written to `target/effort.json` under the task's name. */
  finish(task) {
    const figures = { task, ...this.figures() };
    report(figures, REPORT);
    return figures;
  }
}

/** Puts one task's figures into the report, in place of the same task's earlier ones. */
export function report(figures, file) {
  const others = readReport(file).filter(({ task }) => task !== figures.task);
  const all = [...others, figures].sort((one, other) => one.task.localeCompare(other.task));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (fault) {
    if (fault.code === "ENOENT") return [];
    throw fault;
  }
}
