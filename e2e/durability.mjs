// Kills Kith with `kill -9` while people are saving, again and again, and looks whether anything that was acknowledged
// is missing. Ends with `kith verify`.
//
//   node e2e/durability.mjs ROUNDS            on SQLite, or on PostgreSQL with KITH_TEST_POSTGRES=postgresql://...

import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Client } from "./lib/client.mjs";
import { freePort } from "./lib/server.mjs";

const rounds = Number(process.argv[2] ?? 20);
const binary = process.env.KITH_TEST_BINARY ?? "target/debug/kith";
const writers = 8;
const [email, password] = ["durability@solentshire.example", "harbour lantern seven"];

const data = await mkdtemp(join(tmpdir(), "kith-durability-"));
const environment = { ...process.env };
let database = null;
if (process.env.KITH_TEST_POSTGRES) {
  database = `kith_durability_${process.pid}`;
  psql(`create database ${database} template template0 lc_collate 'C' lc_ctype 'C'`);
  environment.KITH_DATABASE = process.env.KITH_TEST_POSTGRES.replace(/\/[^/]*$/, `/${database}`);
}
const name = database ? "PostgreSQL" : "SQLite";

try {
  execFileSync(binary, ["user", "add", "--data", data, "--email", email, "--name", "Durability", "--role",
    "social-worker", "--authority", "Solentshire", "--la-code", "999"], { input: password, env: environment });
  const acknowledged = [];
  for (let round = 1; round <= rounds; round += 1) {
    await killUnderLoad(acknowledged);
  }
  const missing = await missingOf(acknowledged);
  const proof = execFileSync(binary, ["verify", "--data", data], { env: environment, encoding: "utf8" });
  console.log(`${name}: ${rounds} rounds of kill -9, ${acknowledged.length} acknowledged writes, ${missing} missing.`);
  console.log(proof.trim());
  if (missing > 0 || acknowledged.length < rounds) process.exitCode = 1;
} finally {
  await rm(data, { recursive: true, force: true });
  if (database) psql(`drop database ${database} with (force)`);
}

function psql(sql) {
  execFileSync("psql", [process.env.KITH_TEST_POSTGRES, "-q", "-c", sql]);
}

async function start() {
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(binary, ["serve", "--data", data, "--listen", address], { env: environment, stdio: "ignore" });
  const ended = new Promise((resolve) => server.on("exit", resolve));
  for (let tries = 0; ; tries += 1) {
    try {
      await fetch(`http://${address}/sign-in`);
      break;
    } catch (fault) {
      if (tries > 400 || server.exitCode !== null) throw new Error(`kith serve did not start: ${fault.message}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }
  return { client: await new Client(`http://${address}`).signIn(email, password), server, ended };
}

async function killUnderLoad(acknowledged) {
  const { client, server, ended } = await start();
  const csrf = /name="csrf" value="([0-9a-f]+)"/.exec((await client.get("/families/new")).body)[1];
  let running = true;
  const write = async () => {
    while (running) {
      const write_id = crypto.randomUUID();
      // A name that nobody shares, so that no duplicate is offered.
      const given = write_id.replaceAll("-", "").replace(/\d/g, (digit) => "ghijklmnop"[digit]);
      try {
        const answer = await client.post("/families/new", { csrf, write_id, given, family: "", name: write_id });
        if (answer.location.startsWith("/families/")) acknowledged.push(answer.location.split("?")[0]);
        else if (answer.status !== 303) throw new Error(`a write answered ${answer.status}`);
      } catch (fault) {
        if (running) throw fault;
      }
    }
  };
  const load = Promise.all(Array.from({ length: writers }, write));
  await new Promise((resolve) => setTimeout(resolve, 60 + Math.random() * 120));
  running = false;
  server.kill("SIGKILL");
  await ended;
  await load;
}

async function missingOf(paths) {
  const { client, server, ended } = await start();
  let missing = 0;
  for (const path of paths) {
    if ((await client.get(path)).status !== 200) missing += 1;
  }
  server.kill("SIGTERM");
  await ended;
  return missing;
}
