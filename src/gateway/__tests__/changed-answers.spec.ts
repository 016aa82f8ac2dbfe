import fc from "fast-check";

import { Money, parseOrderNumber, type AssistClient, type GatewayOrder, type Outcome } from "..";
import { computePosition } from "../../rules/money/position";
import {
  changedCharacters,
  changedValue,
  everyChange,
  isSame,
  valuesOf,
  type Change,
} from "./answer-changes";
import { BILL, BILL_NUMBER, billXml, codesXml, OPEN_BILL, signedBill, TOKEN } from "./local-bills";
import {
  APPROVED_ORDER,
  BILLNUMBER,
  clientAt,
  LocalGateway,
  MERCHANT_INPUT,
  orderXml,
  PAYMENT_OPERATION,
  resultXml,
  signed,
  type OrderFields,
} from "./local-gateway";

const AMOUNT = Money.parse("150", "RUB");
const PERIOD = { from: new Date("2021-03-22T00:00:00Z"), to: new Date("2021-03-23T00:00:00Z") };

/** What a caller may conclude from an answer, in words; undefined when it concludes no success. */
type Success = string | undefined;

interface Service {
  /** A success, and the words for it. */
  genuine: string;
  truth: string;
  ask: (client: AssistClient) => Promise<Success>;
  /** Elements and attributes whose change must not go unnoticed. */
  watched: string[];
  /** Answers that are no success. */
  failures: string[];
  /** Of those, elements that need not be there: no document says that they are. */
  optional?: string[];
  /** Elements that nothing else vouches for: the documents give no check value for them. */
  unproven?: string[];
}

/** Codes of which neither is zero: a single change makes no success of them. */
const refusals = [codesXml("7", "141"), codesXml("10", "201"), codesXml("12", "201"), codesXml("2", "1")];

/** Money that was taken for the order as it was registered, in a test. */
function paidOrder(outcome: Outcome<GatewayOrder[]>): Success {
  if (outcome.kind !== "done") return undefined;
  const named = outcome.value.filter(({ orderNumber }) => orderNumber === "A-100");
  const registration = { amount: AMOUNT, stages: "one", live: false } as const;
  const { state, captured, held, billnumber, problems } = computePosition(registration, named);
  if (problems.length > 0 || (captured.isZero && held.isZero)) return undefined;
  return `${billnumber} is ${state}: ${captured.toString()}`;
}

const order = (changes: OrderFields, operation: OrderFields): string =>
  resultXml(orderXml(signed({ ...APPROVED_ORDER, ...changes }), [{ ...PAYMENT_OPERATION, ...operation }]));

const ofOrders = {
  genuine: order({}, {}),
  truth: `${BILLNUMBER} is captured: 150.00 RUB`,
  watched: [
    "firstcode",
    "secondcode",
    "ordernumber",
    "billnumber",
    "orderamount",
    "ordercurrency",
    "orderstate",
    "checkvalue",
    "operationtype",
    "amount",
    "currency",
    "responsecode",
    "testmode",
  ],
  failures: [
    ...refusals,
    order({ orderstate: "Declined" }, { responsecode: "AS102" }),
    order({ orderstate: "In Process" }, { responsecode: "AS300" }),
    order({ orderstate: "Timeout" }, { responsecode: "AS100" }),
    // Money by its operations, for which the check value does not vouch, and not by its state.
    order({ orderstate: "Declined" }, {}),
    order({ orderstate: "In Process" }, {}),
  ],
};

const PAID_BILL: OrderFields = {
  ...OPEN_BILL,
  bill_status: "Paid",
  billNumber: BILLNUMBER,
  payment_date: "06.07.2016 09:00:00",
  payment_amount: "150.00",
  payment_currency: "RUB",
  payment_rrn: "618809123456",
  refund_amount: "0.00",
};

const naming = (content: string): string =>
  resultXml(
    `<return><merchant_id>${MERCHANT_INPUT.merchantId}</merchant_id><bill>${BILL_NUMBER}</bill>${content}</return>`,
  );

const services: Record<string, Service> = {
  orderresult: {
    ...ofOrders,
    ask: async (client) => paidOrder(await client.orderResult({ orderNumber: parseOrderNumber("A-100") })),
  },
  resultbydate: { ...ofOrders, ask: async (client) => paidOrder(await client.resultByDate(PERIOD)) },
  createbill: {
    genuine: naming(`<hash>${TOKEN}</hash>`),
    truth: `B-1 has the token ${TOKEN}`,
    watched: ["firstcode", "secondcode", "merchant_id", "bill"],
    optional: ["merchant_id", "bill"],
    unproven: ["hash"],
    failures: [...refusals, codesXml("11", "187"), naming(""), resultXml("")],
    ask: async (client) => {
      const outcome = await client.createBill(BILL);
      return outcome.kind === "done"
        ? `${outcome.value.number} has the token ${outcome.value.token}`
        : undefined;
    },
  },
  billstatus: {
    genuine: billXml(signedBill(PAID_BILL)),
    truth: `B-1 over 150.00 RUB is paid by ${BILLNUMBER}: 150.00 RUB less 0.00 RUB`,
    watched: [
      "firstcode",
      "secondcode",
      "checkValue",
      ...Object.keys(PAID_BILL).filter((name) => name !== "sendnotification"),
    ],
    failures: [
      ...refusals,
      billXml(signedBill(OPEN_BILL)),
      billXml(signedBill({ ...OPEN_BILL, bill_status: "Revoked" })),
    ],
    ask: async (client) => {
      const outcome = await client.billStatus({ number: BILL_NUMBER, amount: AMOUNT });
      if (outcome.kind !== "done" || outcome.value.state !== "paid" || !outcome.value.authentic)
        return undefined;
      const { number, amount, billnumber, reported } = outcome.value;
      return `${number} over ${amount.toString()} is paid by ${billnumber}: ${reported.amount?.toString()} less ${reported.refunded?.toString()}`;
    },
  },
  billrevoke: {
    genuine: naming(""),
    truth: "B-1 is revoked",
    watched: ["firstcode", "secondcode", "merchant_id", "bill"],
    optional: ["merchant_id", "bill"],
    failures: refusals,
    ask: async (client) => {
      const outcome = await client.revokeBill({ number: BILL_NUMBER });
      return outcome.kind === "done" ? `${outcome.value.number} is revoked` : undefined;
    },
  },
};

let gateway: LocalGateway;
let client: AssistClient;

beforeAll(async () => {
  gateway = await LocalGateway.start();
  client = clientAt(gateway.url);
});

afterAll(async () => {
  await client.close();
  await gateway.stop();
});

describe.each(Object.entries(services))(
  "no changed answer of %s becomes a success by chance (promise 11)",
  (_name, { genuine, truth, ask, watched, failures, optional = [], unproven = [] }) => {
    const told = (answer: string): Promise<Success> => {
      gateway.answers(answer);
      return ask(client);
    };

    async function judge({ value, text, answer }: Change): Promise<void> {
      const success = await told(answer);
      const isHarmless =
        isSame(value.text, text) ||
        (text === undefined && optional.includes(value.name)) ||
        // Which number the operation has within its order says nothing about the money.
        (value.name === "billnumber" && value.text.includes("."));
      // With what was changed beside it, so that a failure tells.
      if (!isHarmless) expect([value.name, text, success]).toEqual([value.name, text, undefined]);
      else if (success !== undefined) expect(success).toBe(truth);
    }

    test("as it is, it is a success", async () => {
      expect(await told(genuine)).toBe(truth);
      const names = valuesOf(genuine).map(({ name }) => name);
      expect(watched.filter((name) => !names.includes(name))).toEqual([]);
    });

    test("a value that is changed, missing or doubled", async () => {
      for (const change of everyChange(genuine, watched)) await judge(change);
      const anyChange = fc
        .constantFrom(...valuesOf(genuine, watched))
        .chain((value) => changedValue(genuine, value));
      await fc.assert(fc.asyncProperty(anyChange, judge), { numRuns: 100 });
    });

    test("a character that is changed, missing or too many", async () => {
      await fc.assert(
        fc.asyncProperty(changedCharacters(genuine), async (answer) => {
          const success = await told(answer);
          const isUntouched = unproven.every((name) => {
            const element = (text: string): string | undefined =>
              valuesOf(text).find((value) => value.name === name)?.text;
            return element(answer) === element(genuine);
          });
          if (success !== undefined && isUntouched) expect(success).toBe(truth);
        }),
        { numRuns: 300 },
      );
    });

    test("an answer that is cut off", async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(genuine.length - 1), async (length) => {
          expect(await told(genuine.slice(0, length))).toBeUndefined();
        }),
        { numRuns: 100 },
      );
    });

    test("an answer that is no success", async () => {
      const changed = failures.flatMap((failure) => [
        fc.constant(failure),
        fc
          .constantFrom(...valuesOf(failure))
          .chain((value) => changedValue(failure, value))
          .map(({ answer }) => answer),
        changedCharacters(failure),
      ]);
      await fc.assert(
        fc.asyncProperty(fc.oneof(...changed), async (answer) => {
          expect(await told(answer)).toBeUndefined();
        }),
        { numRuns: 300 },
      );
    });
  },
);
