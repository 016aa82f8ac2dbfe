// Imported before anything of Medusa, whose logger reads the level when it is loaded.
process.env.LOG_LEVEL = "silly";

const heard: string[] = [];
const originals: (() => void)[] = [];

for (const stream of [process.stdout, process.stderr]) {
  const { write } = stream;
  originals.push(() => (stream.write = write));
  // Heard instead of shown: at this level it is too much to read.
  stream.write = (chunk: string | Uint8Array): boolean => heard.push(String(chunk)) > 0;
}
for (const name of ["log", "info", "warn", "error", "debug", "trace"] as const) {
  const print = console[name];
  originals.push(() => (console[name] = print));
  console[name] = (...words: unknown[]) => heard.push(words.map(inFull).join(" "));
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
