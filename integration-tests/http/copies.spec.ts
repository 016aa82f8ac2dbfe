import { Bills } from "../shop/bills";
import { readTemplate, type Row } from "../shop/templates";
import { shopSuite } from "../shop/suite";

/** What is another each time. */
const differing: [RegExp, string][] = [
  [/(?<![0-9A-Za-z])[0-9A-HJKMNP-TV-Z]{26}\b/g, "ULID"],
  [/\b\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)?(?=")/g, "time"],
  [/\b1\d{12}\b/g, "0"],
  [/\b[A-Z]+-\d{6}-[0-9A-Z]{12}\b/g, "order number"],
  [/\b[0-9a-f]{32}\b/g, "token"],
  [/\b5\d{15}\b/g, "billnumber"],
  [/"F\d{5}"/g, '"approval code"'],
  [/"display_id":\d+/g, '"display_id":1'],
];

/** What most tests copy of a shop is as if it had been made over HTTP, down to each row and column. */
shopSuite((suite) => {
  beforeEach(() => suite.assist.notifications.dropAll(true));

  async function rowsOf(make: () => Promise<string>): Promise<Record<string, Row[]>> {
    const { rows } = await readTemplate(suite.database, async () => {
      const id = await make();
      await suite.idle();
      return { names: [id] };
    });
    expect(Object.keys(rows)).not.toHaveLength(0);
    // The platform's notes of how its own work went: what of it was written last depends on the moment.
    delete rows.workflow_execution;
    const text = differing.reduce(
      (so, [pattern, word]) => so.replace(pattern, word),
      JSON.stringify(
        Object.fromEntries(Object.entries(rows).sort(([one], [other]) => (one < other ? -1 : 1))),
      ),
    );
    return JSON.parse(text) as Record<string, Row[]>;
  }

  it("a cart", async () => {
    expect(await rowsOf(() => suite.checkout.cart())).toEqual(
      await rowsOf(() => suite.checkout.cartOverHttp()),
    );
  });

  it.each(["draft", "order"] as const)("a hand-made %s", async (kind) => {
    const bills = new Bills(suite.api, suite.shop, () => suite.database);
    expect(await rowsOf(() => bills[kind]())).toEqual(await rowsOf(() => bills[`${kind}OverHttp`]()));
  });

  it.each([
    ["pp_assist_ru", 1],
    ["pp_assist_hold", 1],
    ["pp_assist_hold", 2],
    ["pp_assist-sbp_ru", 1],
    ["pp_assist-card_ru", 1],
  ])("an order paid by %s for %i, at the gateway too", async (provider, quantity) => {
    const numbers: string[] = [];
    const idOf = async (placed: ReturnType<typeof suite.checkout.paidOrder>): Promise<string> => {
      const { cartId, orderNumber } = await placed;
      numbers.push(orderNumber);
      return cartId;
    };
    expect(await rowsOf(() => idOf(suite.checkout.paidOrder(provider, quantity)))).toEqual(
      await rowsOf(() => idOf(suite.checkout.paidOrderOverHttp(provider, quantity))),
    );
    const [copied, made] = numbers.map((number) => ({
      totals: suite.assist.totals(number),
      ledger: suite.assist.ledger(number).map(({ kind, amount }) => ({ kind, amount })),
      attempts: suite.assist.orders(number).map(({ state, means, paidBy, fields }) => ({
        state,
        means,
        paidBy,
        fields: { ...fields, ordernumber: "", checkvalue: "" },
      })),
    }));
    const bare = (paid: unknown): string => JSON.stringify(paid).replaceAll(/\/[0-9a-f]{32}(?=")/g, "/token");
    expect(bare(copied)).toBe(bare(made));
  });

  it("a copied order is shown to staff as its maker is told", async () => {
    const { order } = await suite.checkout.paidOrder();
    expect(order).toEqual(await suite.checkout.order(order.id));
  });
});
