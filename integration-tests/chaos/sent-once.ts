import type { RequestRecord } from "../../simulator";
import type { Attempt, Books } from "./books";
import { mayBeBack, type Story } from "./bounds";
import type { Violation } from "./invariants";

/**
 * What the gateway has seen of the plugin's own commands: each is in the command log, and none was sent twice. `requests`: all
 * that came to the gateway.
 */
export function judgeCommands(books: Books, requests: readonly RequestRecord[], story: Story): Violation[] {
  const { attempts, gateway, orderNumber } = books;
  const carriedOut = (type: 200 | 300): number =>
    new Set(
      gateway.ledger
        .filter((entry) => entry.by === "merchant" && entry.type === type)
        .map(({ billnumber }) => billnumber),
    ).size;
  const done = (...kinds: Attempt["kind"][]): number =>
    attempts.filter(({ kind, state }) => kinds.includes(kind) && state === "done").length;
  const sent = (attempt: Attempt): number =>
    requests.filter(({ fields }) => Object.values(fields).includes(attempt.id)).length;
  const billnumbers = new Set(gateway.orders.map(({ billnumber }) => billnumber));
  const charges = requests.filter(
    ({ path, fields }) =>
      path.endsWith("/charge.cfm") && Object.values(fields).some((value) => billnumbers.has(value)),
  ).length;
  const found: Violation[] = [];
  const expect = (rule: string, holds: boolean, sentence: () => string): void => {
    if (!holds) found.push({ rule, orderNumber, sentence: sentence() });
  };
  const counts = (type: 200 | 300, ...kinds: Attempt["kind"][]): void =>
    expect(
      "every operation of the plugin's is in its command log",
      carriedOut(type) <= done(...kinds),
      () =>
        `${carriedOut(type)} of type ${type}, in the command log ${done(...kinds)}: ${JSON.stringify(attempts)}`,
    );
  counts(200, "charge");
  counts(300, "refund", "release");
  expect(
    "no command is sent twice",
    attempts.every((attempt) => sent(attempt) <= 1) &&
      charges <= attempts.filter(({ kind }) => kind === "charge").length,
    () => `${charges} charges; ${attempts.map((each) => `${each.kind} ${sent(each)}`).join(", ")}`,
  );
  const released = gateway.ledger.some(({ by, kind }) => by === "merchant" && kind === "release");
  const rest = gateway.captured > 0n && gateway.refunded === gateway.captured;
  expect(
    "a hold goes by somebody's wish alone",
    !released || rest || story.voided || mayBeBack(books, story),
    () => "the plugin has released it, and nobody asked for that",
  );
  return found;
}
