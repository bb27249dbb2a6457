// Walks the journeys: starts one demonstration for all of them, runs each file of `journeys/` by
// Node's own test runner, one after the other, and stops the demonstration.
//
//   node e2e/run.mjs              all journeys
//   node e2e/run.mjs sign_in      only the files whose name has this in it

import { spawn } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startDemo } from "./lib/server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const binary = process.env.KITH_TEST_BINARY ?? join(here, "..", "target", "debug", "kith");
const wanted = process.argv.slice(2);

const files = readdirSync(join(here, "journeys"))
  .filter((name) => name.endsWith(".test.mjs"))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .map((name) => join(here, "journeys", name));
if (files.length === 0) {
  console.error(`no journey's name has ${wanted.join(" or ")} in it`);
  process.exit(2);
}
if (wanted.length === 0) rmSync(join(here, "..", "target", "effort.json"), { force: true });

const demo = await startDemo(binary);
const stopAndLeave = () => demo.stop().finally(() => process.exit(130));
process.on("SIGINT", stopAndLeave);
process.on("SIGTERM", stopAndLeave);
try {
  process.exitCode = await walk(files);
} finally {
  await demo.stop();
}

function walk(journeys) {
  const settings = ["--test", "--test-reporter=tap", "--test-concurrency=1"];
  const environment = { ...process.env, KITH_TEST_URL: demo.address, KITH_TEST_SIGN_INS: JSON.stringify(demo.signIns) };
  const runner = spawn(process.execPath, [...settings, ...journeys], { stdio: "inherit", env: environment });
  return new Promise((resolve) => runner.on("exit", (code) => resolve(code ?? 1)));
}
