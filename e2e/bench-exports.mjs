// Measures making returns from the record, and writes docs/benchmarks-exports.md. Called by script/bench, which makes the data.
//
//   node e2e/bench-exports.mjs BINARY OUT SIZE=FOLDER...
//
// Memory is the most that Linux says a process ever had resident (VmHWM), looked at every 10 ms.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, stat, readdir, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";

const [binary, out, ...sizes] = process.argv.slice(2);
const CHILDREN = { county: 10_000, region: 100_000 };
const RUNS = { county: 3, region: 1 };
const MOST_MEGABYTES = 500;
// What is promised for a county, in seconds; a region may take twelve times that.
const WORK = [
  ["Children in need census", 5, (to) => ["export", "cin", "--year", "2026", "-o", join(to, "cin.xml")]],
  ["SSDA903", 5, (to) => ["export", "ssda903", "--year", "2026", "-o", join(to, "ssda903")]],
  ["Annex A", 10, (to) => ["export", "annex-a", "--as-at", "2026-03-31", "-o", join(to, "annex-a.xlsx")]],
  ["Daily flow, every child", 20, (to) => ["export", "daily-flow", "--all", "-o", join(to, "flow.json")]],
  ["What is due, worked out again", null, () => ["deadlines"]],
];
const lines = [];
for (const [size, folder] of sizes.map((given) => given.split("="))) {
  for (const [what, promised, command] of WORK) lines.push(await measure(size, folder, what, promised, command));
}
await writeFile(out, page());
console.log(lines.map((cells) => cells.join(" | ")).join("\n"));

async function measure(size, folder, what, promised, command) {
  const to = await mkdtemp(join(tmpdir(), "kith-exports-"));
  try {
    const runs = [];
    for (let n = 0; n < RUNS[size]; n++) runs.push(await run([...command(to), "--data", folder]));
    const seconds = Math.min(...runs.map((one) => one.seconds));
    const megabytes = Math.max(...runs.map((one) => one.megabytes));
    // Every child's deadlines are worked out in 10 s in a region; the rest may take twelve times a county's time.
    const limit = promised === null ? 10 : size === "region" ? promised * 12 : promised;
    const holds = seconds < limit && (size !== "county" || megabytes < MOST_MEGABYTES);
    const told = /[\d,]+ children|[\d,]+ changed/.exec(runs[0].told)?.[0] ?? "";
    return [size, what, told, `${seconds.toFixed(1)} s`, `${limit} s`, `${megabytes} MB`, `${await bytes(to)}`, holds ? "yes" : "no"];
  } finally {
    await rm(to, { recursive: true });
  }
}

function run(command) {
  return new Promise((done, failed) => {
    const begun = performance.now();
    const kith = spawn(binary, command, { stdio: ["ignore", "pipe", "inherit"] });
    let told = "", kilobytes = 0;
    kith.stdout.on("data", (text) => (told += text));
    const look = setInterval(() => {
      try {
        kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${kith.pid}/status`, "utf8"))?.[1] ?? 0));
      } catch {
        // It has ended; what was seen last stands.
      }
    }, 10);
    kith.on("close", (code) => {
      clearInterval(look);
      const seconds = (performance.now() - begun) / 1000;
      if (code === 0) done({ seconds, megabytes: Math.round(kilobytes / 1024), told });
      else failed(new Error(`kith ${command.join(" ")} ended with ${code}`));
    });
  });
}

async function bytes(folder) {
  let all = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) all += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return all === 0 ? "" : `${(all / 1e6).toFixed(1)} MB`;
}

function page() {
  const machine = `${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB of memory`;
  const table = lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  const told = sizes.map((given) => given.split("=")[0]).map((size) => `a ${size} has ${CHILDREN[size].toLocaleString("en-GB")} children`);
  return `# How fast returns are made from the record

Made by \`script/bench exports\`. ${machine}; load of the machine at the end ${loadavg()[0].toFixed(2)}. Release build, SQLite:
${told.join(", ")} over eight years, and a tenth as many in care, read from a made-up SSDA903 return. A
command is measured whole, from its start to the file on disk: the fastest of ${sizes.map((given) => `${RUNS[given.split("=")[0]]} (${given.split("=")[0]})`).join(", ")}. A county must stay under
${MOST_MEGABYTES} MB; a region may take twelve times as long.

| record | what | told of | time | promised | most memory | size | holds |
|---|---|---|---|---|---|---|---|
${table}
`;
}
