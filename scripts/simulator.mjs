// The local Assist of the demo, in a process of its own: it must not share time with what is measured or tested.
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { logs } from "./paths.mjs";
import { start, waitUntil } from "./processes.mjs";

/**
 * Starts the simulator that the store's copy of the plugin exports.
 *
 * @param {{ port: number, merchants: object[] }} options
 */
export async function startSimulator({ port, merchants }) {
  let url;
  const program = start(process.execPath, [fileURLToPath(import.meta.url)], {
    env: { ...process.env, SIMULATOR_OPTIONS: JSON.stringify({ port, merchants }) },
    log: join(logs, "simulator.log"),
    onLine: (line) => (url ??= /^simulator at (\S+)$/.exec(line)?.[1]),
  });
  const sentence = "The simulator of Assist did not start; it says:";
  await waitUntil(async () => url !== undefined, { program, milliseconds: 30_000, sentence });
  return { url, control: remoteControl(url), stop: program.stop };
}

/** The simulator's control interface from another process: `control("clock.advance", { days: 1 })`. */
function remoteControl(url) {
  return async (method, ...args) => {
    const answer = await fetch(`${url}/_control/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(args),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The simulator refused ${method}: ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { requireFromStore } = await import("./store.mjs");
  const simulator = await requireFromStore("medusa-payment-assist/simulator").startSimulator(
    JSON.parse(process.env.SIMULATOR_OPTIONS),
  );
  console.log(`simulator at ${simulator.url}`);
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
}
