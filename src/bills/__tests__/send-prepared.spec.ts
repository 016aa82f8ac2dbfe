import type { BillRequest } from "../../gateway";
import type { BillRow } from "../../records/bills";
import type { OrderRow } from "../../records/orders";
import type { BillTools } from "../bill-tools";
import { sendPrepared } from "../send-prepared";

const now = new Date("2026-12-01T10:00:00Z");
const settings = { name: "by", live: false, billKind: "link", billSending: "none", billDays: 3 } as const;
const waiting = {
  id: "asbil_1",
  order_id: "order_1",
  account: "by",
  payment_session_id: "payses_1",
  payment_collection_id: "pay_col_1",
  amount: "10.00",
  currency: "BYN",
  kind: "link",
  origin: "checkout",
  state: "preparing",
  revoke_reason: null,
  created_at: now,
} as BillRow;

/** What becomes of a bill that waits, whose number was registered so, when its account is set so by now. */
async function next(
  registered: Pick<OrderRow, "order_number" | "live">,
  account: Record<string, unknown>,
  ofCheckout = waiting.id,
): Promise<string[]> {
  const done: string[] = [];
  const order = { id: "order_1", currency_code: "byn", summary: { pending_difference: 10 } };
  const graph = ({ entity, filters }: { entity: string; filters: { id: string } }) => {
    if (entity === "order") return Promise.resolve({ data: [order] });
    // unwanted.ts looks for the bill's own, which is there.
    if (filters.id === waiting.payment_session_id) return Promise.resolve({ data: [{ id: filters.id }] });
    done.push(`another session, as ${filters.id}`);
    return Promise.resolve({ data: [] });
  };
  const tools = {
    container: { resolve: () => ({ graph }) },
    assist: {
      orders: {
        now: () => Promise.resolve(now),
        bySession: () => Promise.resolve({ account: "by", ...registered, replaced_at: null }),
      },
      accounts: {
        backendUrl: new URL("https://api.shop.example"),
        reread: () => Promise.resolve(),
        get: () => Promise.resolve({ ...settings, billOptions: {}, ...account }),
        clientOf: () => ({
          billObjection: ({ kind, number }: BillRequest) =>
            kind === "erip" && !/^[A-Za-z0-9]{1,30}$/.test(number) ? "No number for ERIP." : undefined,
        }),
      },
      bills: {
        ofCheckout: () => Promise.resolve({ id: ofCheckout, payment_session_id: "payses_0" }),
        passOn: () => {
          done.push("another bill");
          return Promise.resolve(undefined);
        },
        begin: (_bill: BillRow, { number }: { number: string }, _account: unknown, { kind }: BillRow) => {
          done.push(`${kind} ${number}`);
          return Promise.resolve(false);
        },
        putBack: (_bill: BillRow, message: string) => {
          done.push(message);
          return Promise.resolve(waiting);
        },
      },
    },
    reread: () => Promise.resolve(waiting),
    log: { warn: () => undefined },
  } as unknown as BillTools;
  await sendPrepared(tools, waiting);
  return done;
}

describe("a bill that waits is sent as its account is set by now", () => {
  it.each<[string, Pick<OrderRow, "order_number" | "live">, Record<string, unknown>, string]>([
    ["as before, under its number", { order_number: "BY-1", live: false }, {}, "link BY-1"],
    [
      "in ERIP, under its number where ERIP takes it",
      { order_number: "BY1", live: false },
      { billKind: "erip" },
      "erip BY1",
    ],
    [
      "in ERIP, under another where it does not",
      { order_number: "BY-1", live: false },
      { billKind: "erip" },
      "another bill",
    ],
    ["for real money, under another", { order_number: "BY-1", live: false }, { live: true }, "another bill"],
    ["for tests again, under another", { order_number: "BY-1", live: true }, {}, "another bill"],
  ])("%s", async (_, registered, account, expected) => {
    expect(await next(registered, account)).toEqual([expected]);
  });

  it("under the number of another session where the bill was made in the place of another: never a third bill", async () => {
    const done = await next({ order_number: "BY-1", live: false }, { live: true }, "asbil_0");
    expect(done).toEqual(["another session, as payses_0", expect.stringMatching(/is gone/)]);
  });
});
