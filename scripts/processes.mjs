import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atEnd, forget, isEnding, keep } from "./ending.mjs";
import { Stop } from "./stop.mjs";

const linesKept = 60;

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches it only through us and its own children
 * end with it.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env] the whole environment; this process's unless given
 * @param {number} [options.uid]
 * @param {number} [options.gid]
 * @param {string} [options.log] a file that gets the output
 * @param {boolean} [options.show] pass the output on to the terminal
 * @param {RegExp} [options.hide] lines that are not passed on
 * @param {(line: string) => void} [options.onLine] called with each line of output
 * @param {NodeJS.Signals} [options.signal] how the program is asked to stop
 */
export function start(
  command,
  args,
  { cwd, env = process.env, uid, gid, log, show = false, hide, onLine, signal = "SIGTERM" } = {},
) {
  const child = spawn(command, args, {
    cwd,
    env,
    uid,
    gid,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const tail = [];
  const file = log ? openLog(log) : undefined;

  const exited = new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, signal: null, error }));
    child.once("close", (code, killedBy) => resolve({ code, signal: killedBy }));
  });
  for (const [name, stream] of Object.entries({ stdout: child.stdout, stderr: child.stderr })) {
    let rest = "";
    stream.setEncoding("utf8");
    stream.on("data", (text) => {
      file?.write(text);
      const shown = hide ? text.split(/(?<=\n)/).filter((line) => !hide.test(line)) : [text];
      if (show) for (const part of shown) process[name].write(part);
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop();
      for (const line of lines) {
        tail.push(line);
        if (tail.length > linesKept) tail.shift();
        onLine?.(line);
      }
    });
  }

  const group = child.pid;
  if (group) keep({ group });
  const stop = atEnd(async () => {
    if (group && isAlive(group)) await endGroup(group, signal, exited);
    if (group) forget({ group });
    file?.end();
  });
  // A finished program has nothing left to stop. Its own children may outlive it, and those are stopped all the same.
  void exited.then(() => stop());

  /** As a crash would: at once, with no chance to finish or undo anything. */
  const kill = async () => {
    if (group) signalGroup(group, "SIGKILL");
    await exited;
    await stop();
  };

  return { child, exited, stop, kill, tail: () => tail.join("\n") };
}

/** Runs a program to its end. A failure becomes a Stop with this sentence and the end of the program's output. */
export async function run(command, args, { sentence, ...options } = {}) {
  const program = start(command, args, options);
  const { code, signal, error } = await program.exited;
  await program.stop();
  if (code === 0) return program.tail();
  const output = program.tail();
  const how = error ? error.message : signal ? `ended by ${signal}` : `exit code ${code}`;
  const words = typeof sentence === "function" ? sentence(output) : sentence;
  const stop = new Stop(words ?? `${[command, ...args].join(" ")} failed (${how}).`);
  if (!options.show) stop.details = output || how;
  throw stop;
}

/** Waits until the check passes or the program that should make it pass has ended. */
export async function waitUntil(check, { program, milliseconds, sentence }) {
  let ended;
  void program?.exited.then((outcome) => (ended = outcome));
  const deadline = Date.now() + milliseconds;
  while (!(await check().catch(() => false))) {
    if (isEnding()) throw new Stop("Stopped.");
    if (ended || Date.now() > deadline) {
      const stop = new Stop(
        ended ? sentence : `${sentence} It did not answer within ${milliseconds / 1000} seconds.`,
      );
      stop.details = program?.tail();
      throw stop;
    }
    await sleep(150);
  }
}

async function endGroup(group, signal, exited) {
  signalGroup(group, signal);
  for (let tries = 0; tries < 100 && isAlive(group); tries++) await sleep(100);
  signalGroup(group, "SIGKILL");
  await exited;
}

function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    return false;
  }
}

const isAlive = (group) => signalGroup(group, 0);

function openLog(path) {
  mkdirSync(dirname(path), { recursive: true });
  return createWriteStream(path);
}
