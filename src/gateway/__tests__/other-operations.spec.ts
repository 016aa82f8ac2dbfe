import {
  Money,
  movesMoney,
  parseNotification,
  parseOrderNumber,
  signNotification,
  verifyNotification,
  type GatewayOrder,
} from "..";
import { computePosition, isAwaited } from "../../rules/money/position";
import {
  APPROVED_ORDER,
  BILLNUMBER,
  clientAt,
  LocalGateway,
  orderXml,
  PAYMENT_OPERATION,
  resultXml,
  signed,
  type OrderFields,
} from "./local-gateway";

const accrual: OrderFields = {
  ...PAYMENT_OPERATION,
  billnumber: `${BILLNUMBER}.2`,
  operationtype: "500",
  amount: "15.00",
  currency: "USD",
};

/** What Assist lists beside a payment without moving any money of the order. */
const others: [
  name: string,
  changes: OrderFields,
  kept: { type: string; amount: string; currency: string },
][] = [
  ["points in another currency", {}, { type: "bonus", amount: "15.00", currency: "USD" }],
  ["points in a currency of their own", { currency: "BNS" }, bonus("15.00", "BNS")],
  ["points without a currency", { currency: "" }, bonus("15.00", "")],
  ["points in thousandths", { amount: "15.125", currency: "BONUS" }, bonus("15.125", "BONUS")],
  ["points without an amount", { amount: "", currency: "" }, bonus("", "")],
  ["points taken away", { amount: "-15.00" }, bonus("-15.00", "USD")],
  ["a kind that nobody knows", { operationtype: "700" }, { ...bonus("15.00", "USD"), type: "other" }],
  [
    "a kind with a long name",
    { operationtype: "LOYALTY-ACCRUAL" },
    { ...bonus("15.00", "USD"), type: "other" },
  ],
  ["points under the payment's own number", { billnumber: `${BILLNUMBER}.1` }, bonus("15.00", "USD")],
  ["points under the order's number", { billnumber: BILLNUMBER }, bonus("15.00", "USD")],
  ["points under another number", { billnumber: "5111111000000009.1" }, bonus("15.00", "USD")],
];

function bonus(amount: string, currency: string): { type: string; amount: string; currency: string } {
  return { type: "bonus", amount, currency };
}

async function read(...operations: OrderFields[]): Promise<GatewayOrder> {
  const gateway = await LocalGateway.start();
  const client = clientAt(gateway.url);
  try {
    gateway.answers(resultXml(orderXml(signed(APPROVED_ORDER), [PAYMENT_OPERATION, ...operations])));
    const outcome = await client.orderResult({ orderNumber: parseOrderNumber("A-100") });
    if (outcome.kind !== "done" || !outcome.value[0]) throw new Error(JSON.stringify(outcome));
    return outcome.value[0];
  } finally {
    await client.close();
    await gateway.stop();
  }
}

const registration = { amount: Money.parse("150.00", "RUB"), stages: "one", live: false } as const;
const recorded = (order: GatewayOrder): unknown =>
  computePosition(registration, [{ ...order, operations: order.operations.filter(movesMoney) }]);

describe("an operation that moves no money of the order decides nothing", () => {
  test.each(others)(
    "%s beside a payment: kept as Assist wrote it, and the payment stands",
    async (_name, changes, kept) => {
      const order = await read({ ...accrual, ...changes });
      const { type, amount } = order.operations[1] ?? {};
      expect({ type, amount: amount?.amount, currency: amount?.currency }).toEqual(kept);
      expect(recorded(order)).toMatchObject({
        state: "captured",
        captured: registration.amount,
        problems: [],
      });
    },
  );

  test.each(["AS300", "AS102", "XX000", ""])("nor does its own end (%s)", async (responsecode) => {
    const order = await read({ ...accrual, responsecode });
    expect(recorded(order)).toMatchObject({ state: "captured", pending: false });
  });

  test("nor does it tell how a refund before it has ended", () => {
    const refund = { billnumber: `${BILLNUMBER}.2`, type: "cancellation", result: "unknown" } as const;
    const points = { billnumber: `${BILLNUMBER}.3`, type: "bonus", result: "success" } as const;
    expect(isAwaited(refund, [refund, points])).toBe(true);
  });

  test("what moves money still says so wholly", async () => {
    await expect(read({ ...accrual, operationtype: "300", currency: "BNS" })).rejects.toThrow("unreadable");
    await expect(read({ ...accrual, operationtype: "300", billnumber: BILLNUMBER })).rejects.toThrow(
      "unreadable",
    );
    await expect(read({ ...accrual, operationtype: "" })).rejects.toThrow("unreadable");
  });

  test("an attempt to pay with points that was declined leaves the payment that followed", async () => {
    const declined = { ...accrual, operationtype: "100", responsecode: "AS102" };
    expect(recorded(await read(declined))).toMatchObject({
      state: "captured",
      captured: registration.amount,
    });
  });
});

describe("a notification of such an operation", () => {
  const fields = {
    merchant_id: "111111",
    ordernumber: "A-100",
    billnumber: `${BILLNUMBER}.2`,
    testmode: "1",
    orderamount: "150.00",
    ordercurrency: "RUB",
    amount: "15.125",
    currency: "BNS",
    orderstate: "Approved",
    responsecode: "AS000",
    operationtype: "500",
    packetdate: "22.03.2021 13:15:53",
  };
  const check = { merchantId: "111111", secretWords: ["secret"], live: false };

  test("is genuine when it is rightly signed, and forged otherwise", () => {
    const verdict = (changes: object): string => {
      const parsed = parseNotification({ ...signNotification(fields, "secret"), ...changes });
      return parsed.ok ? verifyNotification(parsed.notification, check) : parsed.problem;
    };
    expect(verdict({})).toBe("genuine");
    expect(verdict({ amount: "16.125" })).toBe("wrong-check-value");
    expect(verdict({ orderamount: "1.001" })).toMatch(/cannot be read/);
  });

  test("one of money must name it", () => {
    for (const operationtype of ["100", "200", "300", ""]) {
      const parsed = parseNotification(signNotification({ ...fields, operationtype }, "secret"));
      expect(parsed).toEqual({ ok: false, problem: "An amount or a currency cannot be read." });
    }
  });
});
