// Starts the demonstration authority for the journeys: a fresh data folder, a free port, and the
// sign-ins that `kith demo` prints, one `role<TAB>email<TAB>password` a line.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const START_WITHIN_SECONDS = 120;

/**
 * A running demonstration: its address, its sign-ins by role, and a way to stop it. `down` ends the server and keeps its
 * data; `up` serves them again at the same address.
 */
export async function startDemo(binary) {
  const data = await mkdtemp(join(tmpdir(), "kith-journeys-"));
  const listen = `127.0.0.1:${await freePort()}`;
  const address = `http://${listen}`;
  const told = [];
  let server = run(binary, ["demo", "--data", data, "--listen", listen, "--size", "small"], told);
  const down = () => end(server);
  const up = async () => {
    server = run(binary, ["serve", "--data", data, "--listen", listen], told);
    await answers(address, server.ended);
  };
  const stop = async () => {
    await end(server);
    await rm(data, { recursive: true, force: true });
  };
  try {
    await answers(address, server.ended);
  } catch (fault) {
    await stop();
    throw new Error(`kith demo did not start: ${fault.message}\n${told.join("").slice(-2000)}`);
  }
  return { address, data, signIns: readSignIns(told.join("")), stop, down, up };
}

function run(binary, settings, told) {
  const process = spawn(binary, settings, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => {
    process.on("exit", (code, signal) => resolve(`it ended with ${signal ?? `exit code ${code}`}`));
    process.on("error", (fault) => resolve(fault.message));
  });
  for (const stream of [process.stdout, process.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text) => told.push(text));
  }
  return { process, ended };
}

async function end({ process, ended }) {
  process.kill("SIGTERM");
  const kill = setTimeout(() => process.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(kill);
}

/** The sign-ins in what the demonstration printed: `{ role: { email, password } }`. */
export function readSignIns(printed) {
  const signIns = {};
  for (const line of printed.split("\n")) {
    const [role, email, password, ...more] = line.trim().split("\t");
    if (password && more.length === 0 && email.includes("@")) signIns[role] ??= { email, password };
  }
  return signIns;
}

async function answers(address, ended) {
  const until = Date.now() + START_WITHIN_SECONDS * 1000;
  let end = null;
  ended.then((how) => {
    end = how;
  });
  while (Date.now() < until) {
    if (end) throw new Error(end);
    const response = await fetch(`${address}/sign-in`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no answer from ${address}/sign-in within ${START_WITHIN_SECONDS} seconds`);
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
