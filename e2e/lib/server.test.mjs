import assert from "node:assert/strict";
import { test } from "node:test";
import { readSignIns, startDemo } from "./server.mjs";

test("sign-ins are read from among other lines, the first of each role", () => {
  const printed = [
    "Kith is at http://127.0.0.1:8400",
    "social worker\tada@solentshire.example\tone two",
    "social worker\tben@solentshire.example\tthree",
    "role\temail\tpassword",
    "analyst\tcai@solentshire.example\tfour\r",
  ].join("\n");
  assert.deepEqual(readSignIns(printed), {
    "social worker": { email: "ada@solentshire.example", password: "one two" },
    analyst: { email: "cai@solentshire.example", password: "four" },
  });
});

test("a server that ends at once says why, without waiting", async () => {
  await assert.rejects(startDemo("/bin/false"), /did not start: it ended with exit code 1/);
  await assert.rejects(startDemo("/no/such/kith"), /did not start: .*ENOENT/);
});
