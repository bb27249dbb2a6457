import assert from "node:assert/strict";
import { test } from "node:test";
import { stripReserved } from "./strip.mjs";

const cases = [
  {
    name: "the font's files go",
    css: "/* GDS Transport */@font-face{font-family:GDS Transport;src:url(a.woff2)}.a{color:red}",
    want: ".a{color:red}",
  },
  {
    name: "text falls back to Arial",
    css: '.a{font-family:GDS Transport,arial,sans-serif}.b{font-family:"GDS Transport", arial}',
    want: ".a{font-family:arial,sans-serif}.b{font-family:arial}",
  },
  {
    name: "the crest goes, also inside a media query, and an emptied query with it",
    css: ".x__copyright-logo:before{background:url(crest.svg)}@media print{.x__crown{top:0}}.a{top:1px}",
    want: ".a{top:1px}",
  },
  {
    name: "a selector beside a reserved one stays",
    css: ".x__crown,.a:not(.b,.c){top:0}",
    want: ".a:not(.b,.c){top:0}",
  },
  {
    name: "a brace inside a string does not end a block",
    css: '.a:before{content:"}"}.b{top:0}',
    want: '.a:before{content:"}"}.b{top:0}',
  },
];

for (const { name, css, want } of cases) {
  test(name, () => assert.equal(stripReserved(css), want));
}

test("an image that the stripper does not know stops the build", () => {
  assert.throws(() => stripReserved(".a{background:url(other.png)}"), /still in the stylesheet/);
});

test("a stylesheet cut short stops the build", () => {
  assert.throws(() => stripReserved(".a{top:0"), /ends inside a block/);
});
