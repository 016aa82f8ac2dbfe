import { randomUUID } from "node:crypto";
import { eventually } from "./eventually";
import type { ShopSuite } from "./suite";

/** The log up to now, with a last word of the shop's logger: it is heard, so that silence about others means something. */
export async function heardLog(suite: Pick<ShopSuite, "inside" | "output">): Promise<string> {
  const word = `a word of the logger ${randomUUID()}`;
  await suite.inside(({ container }, word) => void container.resolve("logger").silly(word), word);
  return eventually(
    () => Promise.resolve(suite.output()),
    (log) => log.includes(word),
  );
}
