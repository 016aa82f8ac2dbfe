import type * as assistProtocol from "../../src/gateway";
import type { OrderRow } from "../../src/records/orders";
import { untilHeldUp } from "../shop/held-up";
import { shopSuite } from "../shop/suite";

/** What stands between a command and moving money twice; each is the only one in the way of what its test does. */
shopSuite((suite) => {
  const refundsSent = (): number =>
    suite.assist.requests().filter(({ path }) => path === "/cancel/wscancel.cfm").length;

  beforeEach(() => suite.assist.notifications.dropAll(true));

  async function paid() {
    const { order, orderNumber } = await suite.checkout.paidOrder();
    const billnumber = suite.assist.orders(orderNumber)[0]?.billnumber ?? "";
    return { orderNumber, billnumber, paymentId: order.payment_collections[0]?.payments[0]?.id ?? "" };
  }

  it("of commands that begin at the same time on one order, one is written down, and the others are not sent", async () => {
    const { orderNumber, billnumber } = await paid();
    const { id } = (await suite
      .database("assist_order")
      .where({ order_number: orderNumber })
      .first()) as OrderRow;

    const written = await suite.inside(
      ({ assist, load }, { orderId, billnumber }) => {
        const { Money } = load<typeof assistProtocol>("src/gateway");
        const command = { orderId, kind: "refund", billnumber, amount: Money.parse("10.00", "RUB") } as const;
        return Promise.all(Array.from({ length: 5 }, () => assist.commandLog.open(command)));
      },
      { orderId: id, billnumber },
    );

    expect(written.filter((row) => row !== undefined)).toHaveLength(1);
    expect(await suite.database("assist_command").where({ order_id: id })).toHaveLength(1);
  });

  it("of those who would bring Medusa to match one order at the same time, one may, until it has ended or has died", async () => {
    const { orderNumber } = await paid();
    const take = (times: number): Promise<(string | undefined)[]> =>
      suite.inside(
        ({ assist }, { orderNumber, times }) =>
          Promise.all(Array.from({ length: times }, () => assist.orderLease.take(orderNumber))),
        { orderNumber, times },
      );
    const release = (token: string): Promise<void> =>
      suite.inside(({ assist }, { orderNumber, token }) => assist.orderLease.release(orderNumber, token), {
        orderNumber,
        token,
      });
    const only = (tokens: (string | undefined)[]): string => {
      const given = tokens.flatMap((token) => token ?? []);
      expect(given).toHaveLength(1);
      return given[0] ?? "";
    };

    const renew = (token: string): Promise<boolean> =>
      suite.inside(({ assist }, { orderNumber, token }) => assist.orderLease.renew(orderNumber, token), {
        orderNumber,
        token,
      });
    const runOut = () =>
      suite
        .database("assist_lease")
        .update({ leased_until: suite.database.raw("now() - interval '1 second'") });

    const first = only(await take(5));
    // Slow, and still the only one: it goes on.
    await runOut();
    expect(await renew(first)).toBe(true);
    await release("of somebody else");
    expect(only([first, ...(await take(1))])).toBe(first);
    await release(first);
    const second = only(await take(5));
    await runOut();
    const third = only(await take(5));
    // The one that was taken for dead may do nothing more, and ends late.
    expect(await renew(second)).toBe(false);
    await release(second);
    expect(only([third, ...(await take(1))])).toBe(third);
    await release(third);
  });

  it("a refund made at Assist between the first check and the command log's row keeps ours from being sent", async () => {
    const { orderNumber, billnumber, paymentId } = await paid();
    const commandLogIsHeldUp = await suite.database.transaction();
    await commandLogIsHeldUp.raw("lock table assist_command in exclusive mode");
    const asked = suite.checkout.refund(paymentId, 300);
    await untilHeldUp(suite.database, "assist_command");
    suite.assist.account.cancel(billnumber, "300.00");
    await commandLogIsHeldUp.rollback();

    expect(await asked).toMatchObject({
      status: 400,
      data: { message: expect.stringContaining("Nothing was sent") as unknown },
    });
    expect(refundsSent()).toBe(0);
    expect(suite.assist.totals(orderNumber).refunded).toBe("300.00");
  });

  it("a refund whose answer was lost keeps others from being sent for as long as Assist may still carry it out", async () => {
    const { orderNumber, paymentId } = await paid();
    suite.assist.faults.set({ service: "wscancel", fault: "reset-before", times: 1 });
    expect((await suite.checkout.refund(paymentId, 300)).status).toBe(500);
    const ago = async (seconds: number): Promise<void> => {
      await suite.database("assist_command").update({
        sent_at: suite.database.raw("now() - make_interval(secs => ?)", [seconds]),
      });
      await suite.checkout.check(orderNumber);
    };

    await ago(100);
    expect((await suite.checkout.remembered(orderNumber)).commands).toMatchObject([{ state: "unknown" }]);
    expect((await suite.checkout.refund(paymentId, 300)).status).toBe(400);
    expect(refundsSent()).toBe(1);

    await ago(150);
    expect((await suite.checkout.remembered(orderNumber)).commands).toMatchObject([{ state: "refused" }]);
    expect((await suite.checkout.refund(paymentId, 300)).status).toBe(200);
    expect(suite.assist.totals(orderNumber).refunded).toBe("300.00");
  });

  it("an amount that changes at the very moment when the shopper leaves: the form of before does not go out", async () => {
    const session = await suite.checkout.session(await suite.checkout.cart());
    const change = await suite.database.transaction();
    await change("assist_order").where({ payment_session_id: session.id }).update({ amount: "1000.00" });
    await change("payment_session")
      .where({ id: session.id })
      .update({ amount: 1000, raw_amount: JSON.stringify({ value: "1000", precision: 20 }) });
    const left = suite.checkout.paymentForm(session);
    await untilHeldUp(suite.database);
    await change.commit();

    expect((await left).fields).toMatchObject({ OrderAmount: "1000.00" });
  });
});
