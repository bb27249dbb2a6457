// Measures what Kith promises of speed, and writes docs/benchmarks.md. Called by script/bench, which makes the data.
//
//   node e2e/bench.mjs BINARY COUNTY_FOLDER REGION_FOLDER OUT

import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";

import { Client, formIn } from "./lib/client.mjs";
import { freePort } from "./lib/server.mjs";

const [binary, county, region, out] = process.argv.slice(2);
const leader = ["service-leader@solentshire.example", "silver bridge autumn"];
const worker = ["social-worker@solentshire.example", "harbour lantern seven"];
const seconds = Number(process.env.KITH_TEST_BENCH_SECONDS ?? 10);
const rows = [];
const row = (promise, measured, holds) => rows.push([promise, measured, holds === null ? "" : holds ? "yes" : "no"]);

const small = await measure(county, "county");
const large = await measure(region, "region");
const share = small.pages / small.still;
row("Family pages a second are at least a fifth of a still page of the same size (county)",
  `${Math.round(small.pages)} of ${Math.round(small.still)} a second: ${share.toFixed(2)}`, share >= 0.2);
for (const [size, one] of [["county", small], ["region", large]]) {
  row(`Family page, 50 a second, p99 under 25 ms (${size})`, ms(one.family), one.family < 25);
  row(`Today, 50 a second, p99 under 40 ms (${size})`, ms(one.today), one.today < 40);
  row(`What is due for every child, worked out again under 10 s (${size})`, `${one.due.toFixed(1)} s`, one.due < 10);
  row(`Resident memory under 250 MB after all of this (${size})`, `${one.memory} MB`, one.memory < 250);
}
row("Writing a visit, p99 under 4 times one bare SQLite commit beside it (county)",
  `${ms(small.write)} against ${ms(small.commit)}: ${(small.write / small.commit).toFixed(1)} times`,
  small.write < 4 * small.commit);
for (const [what, of] of [["Family page", "familyMiddle"], ["Today", "todayMiddle"]]) {
  const times = large[of] / small[of];
  row(`${what} of a region at most 1.5 times a county's (median)`,
    `${ms(large[of])} against ${ms(small[of])}: ${times.toFixed(2)} times`, times <= 1.5);
}
await writeFile(out, page());
console.log(rows.map((cells) => cells.join(" | ")).join("\n"));

/** Seconds to work out what is due for everybody, when nothing changed. */
function workedOut(data) {
  const told = execFileSync(binary, ["deadlines", "--data", data], { encoding: "utf8" });
  return Number(/in ([\d.]+) s/.exec(told)[1]);
}

async function measure(data, size) {
  workedOut(data);
  const due = workedOut(data);
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(binary, ["serve", "--data", data, "--listen", address], { stdio: "ignore" });
  try {
    await up(address);
    const reader = await new Client(`http://${address}`).signIn(...leader);
    const own = await new Client(`http://${address}`).signIn(...worker);
    const families = await familiesOf(reader);
    const bytes = (await reader.get(families[0])).body.length;
    const pages = await throughput(address, reader, families);
    const still = await stillPage(address, bytes);
    const family = await paced(reader, () => families[Math.floor(Math.random() * families.length)]);
    const today = await paced(own, () => "/today");
    const commit = await bareCommits(data);
    const write = size === "county" ? await visits(own) : 0;
    const memory = Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${server.pid}/status`, "utf8"))[1]) / 1024;
    return {
      pages, still, commit, write, due, memory: Math.round(memory),
      family: at(family, 0.99), familyMiddle: at(family, 0.5), today: at(today, 0.99), todayMiddle: at(today, 0.5),
    };
  } finally {
    server.kill("SIGTERM");
    await new Promise((resolve) => server.on("exit", resolve));
  }
}

async function up(address) {
  for (let tries = 0; tries < 2000; tries += 1) {
    try {
      await fetch(`http://${address}/sign-in`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  throw new Error("kith serve did not start");
}

async function familiesOf(client) {
  const team = (await client.get("/team")).body;
  const workers = [...team.matchAll(/href="(\/team\/workers\/[^"]+)"/g)].map(([, path]) => path).slice(0, 40);
  const found = new Set();
  for (const path of workers) {
    for (const [, family] of (await client.get(path)).body.matchAll(/href="(\/families\/[^"]+)"/g)) found.add(family);
  }
  if (found.size === 0) throw new Error("no family was found to open");
  return [...found];
}

/** Pages a second with 16 at a time, by wrk, over many families. */
async function throughput(address, client, families) {
  const folder = await mkdtemp(join(tmpdir(), "kith-bench-"));
  const script = join(folder, "families.lua");
  await writeFile(script, `local paths = {${families.map((path) => `"${path}"`).join(",")}}
local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", paths[n % #paths + 1], { ["cookie"] = "${client.cookie}" })
end
`);
  const rate = wrk(["-s", script, `http://${address}/`]);
  await rm(folder, { recursive: true });
  return rate;
}

/** What the same server gives of a still page of this size: between two of its files, one smaller and one larger. */
async function stillPage(address, bytes) {
  const measured = [];
  for (const path of ["/assets/kith.css", "/assets/built/govuk.css"]) {
    const size = (await (await fetch(`http://${address}${path}`)).arrayBuffer()).byteLength;
    measured.push({ size, each: 1 / wrk([`http://${address}${path}`]) });
  }
  const [less, more] = measured;
  const part = Math.min(1, Math.max(0, (bytes - less.size) / (more.size - less.size)));
  return 1 / (less.each + part * (more.each - less.each));
}

function wrk(rest) {
  const told = execFileSync("wrk", ["-t1", "-c16", `-d${seconds}s`, ...rest], { encoding: "utf8" });
  if (/Non-2xx/.test(told)) throw new Error(`pages were refused:\n${told}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(told)[1]);
}

/** Milliseconds of each answer at 50 a second. */
async function paced(client, path) {
  const taken = [];
  const waiting = [];
  for (let n = 0; n < 50 * seconds; n += 1) {
    waiting.push((async () => {
      const start = performance.now();
      const answer = await client.get(path());
      if (answer.status !== 200) throw new Error(`a page answered ${answer.status}`);
      taken.push(performance.now() - start);
    })());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await Promise.all(waiting);
  return taken;
}

/** The p99 of one bare commit of a small row, with synchronous=full, in the same folder. */
async function bareCommits(folder) {
  const told = execFileSync("python3", ["-c", `
import sqlite3, sys, time, os
path = os.path.join(sys.argv[1], "bare.db")
db = sqlite3.connect(path, isolation_level=None)
db.execute("pragma journal_mode = wal"); db.execute("pragma synchronous = full")
db.execute("create table if not exists t (a integer primary key, b text)")
taken = []
for n in range(400):
    start = time.perf_counter()
    db.execute("begin immediate"); db.execute("insert into t (b) values (?)", ("x" * 400,)); db.execute("commit")
    taken.append(1000 * (time.perf_counter() - start))
db.close()
for end in ("", "-wal", "-shm"):
    if os.path.exists(path + end): os.remove(path + end)
print(sorted(taken)[395])`, folder], { encoding: "utf8" });
  return Number(told);
}

/** The p99 of recording a visit to the children of one's families in turn. */
async function visits(client) {
  const offered = (await client.get("/today")).body.matchAll(/href="(\/families\/[^"]+\/visits\/record)"/g);
  const paths = [...new Set([...offered].map(([, path]) => path))];
  if (paths.length === 0) throw new Error("Today offers no visit to record");
  const taken = [];
  for (let n = 0; n < 200; n += 1) {
    const path = paths[n % paths.length];
    const shown = formIn((await client.get(path)).body, path).filter(([name]) => !name.startsWith("draft"));
    const children = shown.filter(([name]) => name.startsWith("words-")).map(([name]) => name.slice("words-".length));
    const said = { narrative: "Measured.", minutes: "45", unusual_because: "Measured." };
    const form = shown.filter(([name]) => !(name in said));
    form.push(...Object.entries(said), ...children.map((child) => [`seen-${child}`, "alone"]));
    const start = performance.now();
    const answer = await client.post(path, form);
    taken.push(performance.now() - start);
    if (answer.status !== 303) throw new Error(`recording a visit answered ${answer.status}`);
  }
  return at(taken, 0.99);
}

function at(taken, part) {
  return taken.sort((a, b) => a - b)[Math.min(taken.length - 1, Math.floor(taken.length * part))];
}

function ms(milliseconds) {
  return `${milliseconds.toFixed(1)} ms`;
}

function page() {
  const machine = `${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB of memory`;
  return `# What was measured

Made by \`script/bench\`; the client is a second process on the same machine. ${machine}. SQLite with \`synchronous=full\`,
release build, ${seconds} seconds each. A still page of the same size is reckoned between two files that the same server
gives, one smaller and one larger. Ratios are of one run.

| promise | measured | holds |
|---|---|---|
${rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}
`;
}
