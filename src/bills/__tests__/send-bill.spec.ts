import { Money, parseOrderNumber, type BillCreation, type BillRequest } from "../../gateway";
import type { BillRow } from "../../records/bills";
import type { BilledOrder } from "../../platform/orders/billed-order";
import type { BillTools } from "../bill-tools";
import { sendBill } from "../send-bill";

const number = parseOrderNumber("RU-1");
const row = {
  id: "asbil_1",
  number,
  account: "ru",
  amount: "10.00",
  currency: "RUB",
  comment: "Tea",
  language: null,
  sending: "none",
  valid_until: new Date("2026-12-01T00:00:00Z"),
  sent_times: 1,
  state: "creating",
} as unknown as BillRow;
const order = { customer: { email: "anna@shopper.example" } } as BilledOrder;

type Change = Partial<BillRow>;

/** Sends over a gateway that answers so; tells what was asked and what was written down. */
async function sent(
  creation: BillCreation,
  bill: BillRow = row,
  billCheckFields?: string,
): Promise<{ requests: BillRequest[]; changes: Change[] }> {
  const requests: BillRequest[] = [];
  const changes: Change[] = [];
  const tools = {
    assist: {
      accounts: {
        get: () => ({ stages: "one", billOptions: { billCheckFields } }),
        backendUrl: new URL("https://api.shop.example"),
      },
      orders: { byNumber: () => Promise.resolve({ return_token: "f00d" }) },
      bills: {
        sendNow: (bill: BillRow) => Promise.resolve(bill),
        closeUnmade: (_bill: BillRow, message: string) => {
          changes.push({ state: "not-made", message });
          return Promise.resolve(bill);
        },
        move: (_id: string, _from: string[], change: Change) => {
          changes.push(change);
          return Promise.resolve({ ...bill, ...change });
        },
      },
    },
    client: () => ({
      createBill: (request: BillRequest) => {
        requests.push(request);
        return Promise.resolve(creation);
      },
    }),
    safe: (_bill: BillRow, sentence: string) => sentence,
    renewLease: () => Promise.resolve(true),
    log: { warn: () => undefined },
  } as unknown as BillTools;
  await sendBill(tools, bill, order);
  return { requests, changes };
}

const refused: BillCreation = {
  kind: "refused",
  reason: "prohibited",
  mayRetryLater: false,
  sentence: "Assist refused.",
};
const unknown = (certainlyNotSent: boolean): BillCreation => ({
  kind: "unknown",
  reason: certainlyNotSent ? "not-sent" : "deadline",
  certainlyNotSent,
  lookUp: number,
  sentence: "No answer.",
});
const exists: BillCreation = {
  kind: "bill-exists",
  number,
  firstcode: 11,
  secondcode: 187,
  sentence: "Assist already has it.",
};
const made: BillCreation = { kind: "done", value: { number, token: "t", link: "https://assist.example/t" } };

describe("what is concluded from the answer to createbill", () => {
  const again = { ...row, sent_times: 2 };

  it.each<[string, BillCreation, BillRow, state: string]>([
    ["made: it is open", made, row, "open"],
    ["made after all: it is open", made, again, "open"],
    ["refused: there is none", refused, row, "not-made"],
    ["never left this server: there is none", unknown(true), row, "not-made"],
    ["no answer: nobody knows", unknown(false), row, "unknown"],
    ["there is one under this number already: nobody knows which", exists, row, "unknown"],
    ["refused, but an earlier request got no answer: nobody knows", refused, again, "unknown"],
    ["did not leave, but an earlier request did: nobody knows", unknown(true), again, "unknown"],
  ])("%s", async (_, creation, bill, state) => {
    const { requests, changes } = await sent(creation, bill);
    expect(requests).toHaveLength(1);
    expect(changes.map((change) => change.state)).toEqual([state]);
  });
});

it("a bill is asked for exactly as it was written down", async () => {
  const { requests } = await sent(made);
  expect(requests).toEqual([
    expect.objectContaining({ number, amount: Money.parse("10.00", "RUB"), comment: "Tea", sending: "none" }),
  ]);
  expect(requests[0]).not.toHaveProperty("returnUrl");
});

it("a bill names the return address where the account's settings say how Assist checks that", async () => {
  const { requests } = await sent(made, row, "core");
  expect(requests[0]).toMatchObject({ returnUrl: "https://api.shop.example/hooks/assist/return/f00d" });
});
