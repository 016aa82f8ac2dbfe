import { Bills } from "../shop/bills";
import { Desk } from "../shop/desk";
import { eventually } from "../shop/eventually";
import { anyStatus } from "../shop/http";
import { plannedAt } from "../shop/plans";
import { shopSuite } from "../shop/suite";

/** The platform drops a payment session when the cart changes or another means is chosen, and asks the provider first. */
shopSuite((suite) => {
  const database = () => suite.database;

  beforeEach(() => suite.assist.notifications.dropAll(true));

  async function statusOf(address: string): Promise<{ status: number; page: string }> {
    const { status, data } = await suite.api.get<string>(new URL(address).pathname, anyStatus);
    return { status, page: data };
  }

  /** No row of the tables can be changed meanwhile. */
  async function whileNothingCanBeWritten<T>(tables: string[], act: () => Promise<T>): Promise<T> {
    await database().raw(
      `create function refuse_row() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
    );
    try {
      for (const table of tables) {
        await database().raw(
          `create trigger refuse before update on ${table} for each statement execute function refuse_row()`,
        );
      }
      return await act();
    } finally {
      await database().raw("drop function refuse_row() cascade");
    }
  }

  /**
   * A storefront's request for a session that fails after the provider has given it one, and that names another session:
   * the platform then has the provider delete the session of the request.
   */
  async function failNaming(victim: string): Promise<void> {
    const own = await suite.checkout.cart();
    const { status } = await whileNothingCanBeWritten(["payment_session"], () =>
      suite.checkout.trySession(own, "pp_assist_ru", { session_id: victim }),
    );
    expect(status).toBeGreaterThanOrEqual(400);
  }

  it("a cart can be changed and paid for otherwise, although the plugin can write nothing down about it", async () => {
    const cartId = await suite.checkout.cart();
    await suite.checkout.leaveFor(await suite.checkout.session(cartId));
    await whileNothingCanBeWritten(["assist_order", "assist_bill"], async () => {
      await suite.checkout.addProduct(cartId);
      expect((await suite.checkout.trySession(cartId, "pp_assist-sbp_ru", undefined)).status).toBe(200);
    });
  });

  it("is seen to be gone by the platform's own row", async () => {
    const cartId = await suite.checkout.cart();
    const first = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
    suite.assist.decline(first);
    await suite.checkout.comeBack(first);
    const second = await suite.checkout.leaveFor(await suite.checkout.session(cartId));
    await database()("assist_order")
      .where({ order_number: first })
      .update(plannedAt(database(), database().fn.now()));
    await suite.checkout.reconcile();
    suite.assist.pay(second);
    const landing = await suite.checkout.comeBack(second);
    const { payments } = await new Desk(suite.api, suite.shop).payments(
      landing.searchParams.get("order_id") ?? "",
    );
    expect(payments.map(({ order_number, replaced }) => ({ order_number, replaced }))).toEqual([
      { order_number: second, replaced: false },
      { order_number: first, replaced: true },
    ]);
    expect(payments[1]?.history.map(({ kind }) => kind)).toEqual(["left", "operation", "replaced"]);
  });

  describe("a session that the platform still has, and that somebody else's request has named", () => {
    it("is not replaced: its page can be paid", async () => {
      const session = await suite.checkout.session(await suite.checkout.cart());
      const orderNumber = await suite.checkout.leaveFor(session);
      await failNaming(session.id);
      await suite.checkout.check(orderNumber);
      expect((await suite.checkout.remembered(orderNumber)).replaced_at).toBeNull();
      suite.assist.pay(await suite.checkout.leaveFor(session));
      expect((await suite.checkout.comeBack(orderNumber)).searchParams.get("assist")).toBe("paid");
    });

    it("keeps the bill of an order that is to be paid by link", async () => {
      suite.assist.bills.connect(true);
      const bills = new Bills(suite.api, suite.shop, () => suite.database);
      const cartId = await suite.checkout.cart();
      const session = await suite.checkout.session(cartId, "pp_assist-bill_ru");
      const { data } = await suite.checkout.complete(cartId);
      const orderId = data.type === "order" ? data.order.id : "";
      const [bill] = await eventually(
        () => bills.of(orderId),
        ([made]) => made?.state === "open",
      );
      await bills.idle(bill?.id ?? "");
      await failNaming(session.id);
      await bills.due();
      await suite.checkout.reconcile();
      expect(await bills.read(bill?.id ?? "")).toMatchObject({ state: "open", revoke_reason: null });
      expect((await statusOf(session.data.bill_url ?? "")).status).toBe(303);
    });
  });
});
