import type { MedusaContainer } from "@medusajs/framework/types";
import type { MedusaFacts } from "../../../rules/books/facts";
import { type PaidOrder, readMedusaFacts } from "../medusa-facts";

const now = new Date("2026-03-10T12:00:00Z");
const placed = "2026-03-10T10:00:00Z";

const payment = (name: string, captures: object[] = []) => ({
  id: `pay_${name}`,
  payment_session_id: `payses_${name}`,
  payment_collection_id: `pay_col_${name}`,
  provider_id: "pp_assist_ru",
  captured_at: null,
  canceled_at: null,
  amount: "100",
  captures,
  refunds: [],
});
const captured = payment("captured", [{ id: "capt_1", created_at: placed, created_by: null, amount: "100" }]);
const held = payment("held");
const collection = ({ id, payment_collection_id, ...row }: typeof held) => ({
  id: payment_collection_id,
  status: "authorized",
  updated_at: placed,
  amount: "100",
  captured_amount: "0",
  refunded_amount: "0",
  order: { id: "order_1", status: "pending", created_at: placed, transactions: [] },
  cart: { id: "cart_1", completed_at: placed },
  payment_sessions: [],
  payments: [{ id, ...row }],
});

/** Rows of an order with two payments: one is taken, the other only held. */
const rows: Record<string, { id: string }[]> = {
  payment_session: [captured, held].map(({ payment_session_id: id, payment_collection_id }) => ({
    id,
    payment_collection_id,
    status: "authorized",
  })),
  payment: [captured, held],
  payment_collection: [collection(captured), collection(held)],
  order: [
    {
      id: "order_1",
      ...{ display_id: 1, status: "pending", region_id: null, currency_code: "rub" },
      ...{ summary: { pending_difference: 150 }, payment_collections: [collection(held)] },
    },
  ],
};

/** As Medusa's query does. */
function graph({ entity, filters }: { entity: string; filters: Record<string, string[]> }) {
  const [[column, wanted] = ["", []]] = Object.entries(filters);
  const data = (rows[entity] ?? []).filter((row) =>
    wanted.includes(String((row as unknown as Record<string, unknown>)[column])),
  );
  return Promise.resolve({ data });
}

function factsOf(...names: string[]): Promise<Map<string, MedusaFacts>> {
  const paid = names.map((name): PaidOrder => ({
    payment_session_id: `payses_${name}`,
    cart_id: "cart_1",
    currency: "RUB",
    kind: "checkout",
    provider: "assist",
  }));
  const exactly = (stamp: Date | string): Date => new Date(stamp);
  return readMedusaFacts(
    { resolve: () => ({ graph }) } as unknown as MedusaContainer,
    paid,
    { now, database: now, latest: exactly, earliest: exactly },
    { withoutBill: () => Promise.resolve(new Set()), toldRows: () => Promise.resolve(new Set()) },
  );
}

describe("the facts about a payment", () => {
  it("say what its order lacks while it is only held", async () => {
    const { order } = (await factsOf("held")).get("payses_held") ?? {};
    expect(order?.lacking?.amount).toBe("50.00");
    expect(order?.wants?.needs.amount).toBe("150.00");
  });

  it("are the same among those of many as alone, whatever else of its order is read", async () => {
    const together = await factsOf("captured", "held");
    for (const name of ["captured", "held"])
      expect(together.get(`payses_${name}`)).toEqual((await factsOf(name)).get(`payses_${name}`));
    expect(together.get("payses_captured")?.order).not.toHaveProperty("lacking");
  });
});
