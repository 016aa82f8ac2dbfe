// Imported before anything of Medusa, whose logger reads the level when it is loaded.
process.env.LOG_LEVEL = "silly";

const heard: string[] = [];
const originals: (() => void)[] = [];

// Heard instead of shown: at this level it is too much to read.
const hear = (chunk: string | Uint8Array): boolean =>
  heard.push(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString()) > 0;

for (const stream of [process.stdout, process.stderr]) {
  const { write } = stream;
  originals.push(() => (stream.write = write));
  stream.write = hear;
}
for (const name of ["log", "info", "warn", "error", "debug", "trace"] as const) {
  const print = console[name];
  originals.push(() => (console[name] = print));
  console[name] = (...words: unknown[]) => heard.push(words.map(inFull).join(" "));
}
// Medusa's logger (winston) writes past the console's methods to the streams behind it, which under jest are not those
// of the process.
const behind = console as unknown as Record<"_stdout" | "_stderr", { write: typeof hear } | undefined>;
for (const name of ["_stdout", "_stderr"] as const) {
  const stream = behind[name];
  originals.push(() => (behind[name] = stream));
  behind[name] = { write: hear };
}

/** Everything that was printed and logged since this file was loaded. */
export function output(): string {
  return heard.join("\n");
}

/** From now on output is shown again. To be called in an `afterAll`, or jest is not heard either. */
export function stopListening(): void {
  for (const restore of originals) restore();
}

function inFull(word: unknown): string {
  if (word instanceof Error) return `${word.message} ${word.stack} ${JSON.stringify(word)}`;
  return typeof word === "string" ? word : (JSON.stringify(word) ?? String(word));
}
