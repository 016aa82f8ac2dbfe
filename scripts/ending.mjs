// Whatever a script starts or unpacks is undone when the script ends: by itself, by a failure, by Ctrl-C or a signal.
import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tell } from "./stop.mjs";

const undo = new Set();
let ending;
let keeper;

/** Registers an action for the end. Returns a function that does it now instead. Actions run last in, first out. */
export function atEnd(action) {
  let outcome;
  const once = () => {
    undo.delete(once);
    outcome ??= Promise.resolve().then(action);
    return outcome;
  };
  undo.add(once);
  return once;
}

/** True from the moment the script has begun to clean up; children that die after that died because we asked them to. */
export const isEnding = () => ending !== undefined;

/** Undoes everything. Safe to call twice. */
export function end() {
  ending ??= (async () => {
    while (undo.size > 0) {
      const last = [...undo].at(-1);
      await last().catch((error) => console.error(error));
    }
    keeper?.disconnect();
  })();
  return ending;
}

/** A fresh directory that is gone when the script has ended. */
export async function temporaryDirectory(purpose) {
  const path = await mkdtemp(join(tmpdir(), `medusa-payment-assist-${purpose}-`));
  keep({ directory: path });
  atEnd(async () => {
    await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    forget({ directory: path });
  });
  return path;
}

/**
 * Tells the keeper, a small process of its own, what to clean up should this one be killed without a chance to
 * do it (SIGKILL, out of memory). `group` is a process group, `directory` a path.
 */
export function keep(thing) {
  if (!keeper) {
    const program = fileURLToPath(new URL("./keeper.mjs", import.meta.url));
    // Without NODE_OPTIONS: a debugger or loader of the caller is not for the keeper.
    keeper = fork(program, {
      detached: true,
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      env: { ...process.env, NODE_OPTIONS: "" },
    });
    keeper.unref();
    keeper.channel?.unref();
    keeper.on("error", () => undefined);
  }
  if (keeper.connected) keeper.send({ keep: thing });
}

export function forget(thing) {
  if (keeper?.connected) keeper.send({ forget: thing });
}

/** Runs a script's main function and leaves nothing behind, however it goes. The function returns the exit code, or nothing for 0. */
export async function runToEnd(main) {
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    process.on(signal, async () => {
      if (isEnding()) return;
      if (signal === "SIGINT") console.log("\nStopping …");
      await end();
      process.exit(code);
    });
  }
  // The reader of our output may go first (a closed terminal, `| head`): that must not stop the cleaning.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

  let code = 1;
  try {
    code = (await main()) ?? 0;
  } catch (error) {
    // After a signal every pending step fails; those are not failures to report.
    if (isEnding()) return new Promise(() => undefined);
    tell(error);
  }
  await end();
  process.exit(code);
}
