// A Redis for the tests of servers that share one, as shops with several servers have.
import { spawnSync } from "node:child_process";
import { connect } from "node:net";
import { join } from "node:path";
import { temporaryDirectory } from "./ending.mjs";
import { logs } from "./paths.mjs";
import { freePorts } from "./ports.mjs";
import { start, waitUntil } from "./processes.mjs";

const programs = ["redis-server", "valkey-server"];

/**
 * The address of a Redis: REDIS_URL, or one that is started for the time of the script, in memory alone. No npm package
 * carries the program, so it has to be installed; the address is undefined where it is not.
 *
 * @returns {Promise<{ url: string | undefined, note: string }>}
 */
export async function startRedis() {
  const given = process.env.REDIS_URL;
  if (given) return { url: given, note: "the one of REDIS_URL" };
  const program = programs.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);
  if (!program) return { url: undefined, note: "not installed: the tests that need it are skipped" };
  const [port] = await freePorts(0);
  const args = ["--bind", "127.0.0.1", "--port", String(port), "--save", "", "--appendonly", "no"];
  const running = start(program, [...args, "--dir", await temporaryDirectory("redis")], {
    log: join(logs, "redis.log"),
  });
  await waitUntil(() => answers(port), {
    program: running,
    milliseconds: 15_000,
    sentence: "Redis did not start; it says:",
  });
  return { url: `redis://127.0.0.1:${port}`, note: `port ${port}` };
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port }, () => socket.write("PING\r\n"));
    socket.once("data", (data) => {
      socket.destroy();
      resolve(String(data).startsWith("+PONG"));
    });
    socket.once("error", () => resolve(false));
  });
}
