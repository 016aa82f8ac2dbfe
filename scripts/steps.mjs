import { isEnding } from "./ending.mjs";

let count = 0;

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step and shows it with its number and time. Steps may overlap, so the closing line repeats the number.
 * What the action returns as `note` is shown at the end of the closing line.
 */
export async function step(title, action) {
  const number = ++count;
  const started = Date.now();
  console.log(`[${number}] ${title} …`);
  try {
    const result = await action();
    const note = typeof result?.note === "string" ? `: ${result.note}` : "";
    console.log(`[${number}] done in ${seconds(started)}${note}`);
    return result;
  } catch (error) {
    // After Ctrl-C every pending step fails, which is no news.
    if (!isEnding()) console.log(`[${number}] failed after ${seconds(started)}: ${title}`);
    throw error;
  }
}

export const stopwatch = () => {
  const started = Date.now();
  return () => seconds(started);
};
