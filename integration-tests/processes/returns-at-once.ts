import { Desk } from "../shop/desk";
import { agreed, readBothBooks } from "./both-books";
import { choosePolicy } from "./merchant-policy";
import { passAnHour } from "./pass-time";
import { requestsAbout } from "./requests-about";
import type { ServerSuite } from "./server-suite";
import type { ShopServer } from "./shop-server";
import { cancelInVain, payForAChangedCart, type StrayMoney, type Straying } from "./stray-money";

/** Does something so many times at once, in turns on both servers. */
export type Spread = <Answer>(
  times: number,
  act: (server: ShopServer) => Promise<Answer>,
) => Promise<Answer[]>;

interface Found extends StrayMoney {
  /** Commands that Assist had got before: what the canceling of the order sent in vain. */
  sentBefore: number;
}

/** Money that no order has a claim to, given back by both servers at once. */
export function returnsAtOnce(
  suite: ServerSuite,
  { servers, spread }: { servers(): readonly ShopServer[]; spread: Spread },
): void {
  const sent = (orderNumber: string): number => requestsAbout(suite.assist, "wscancel", orderNumber).length;

  async function stray(how: Straying, provider: string): Promise<Found> {
    const money = await how(suite, suite.first, provider);
    return { ...money, sentBefore: sent(money.orderNumber) };
  }

  async function anHourLater(several: readonly Found[]): Promise<void> {
    await passAnHour(
      suite.database,
      several.map(({ orderNumber }) => orderNumber),
    );
    await spread(2, (server) => server.checkout.reconcile());
  }

  async function expectOnce({ provider, orderNumber, order, sentBefore }: Found): Promise<void> {
    const { assist, database } = suite;
    expect(assist.ledger(orderNumber).map(({ kind }) => kind)).toEqual(
      provider === "pp_assist_hold" ? ["hold", "release"] : ["payment", "refund"],
    );
    expect(sent(orderNumber) - sentBefore).toBe(1);
    const { openCase, commands: attempts } = await suite.first.checkout.remembered(orderNumber);
    expect(openCase).toBeNull();
    expect(attempts.filter(({ state }) => state === "done")).toHaveLength(1);
    expect(attempts.filter(({ state }) => state !== "done" && state !== "refused")).toEqual([]);
    expect(await database("assist_case").where({ order_number: orderNumber })).toHaveLength(1);
    if (!order) return;
    const books = await readBothBooks(suite.first, assist, { orderNumber, order });
    expect(books).toEqual(agreed(books));
  }

  it("by the merchant's policy, the job of both and all who look at once give each payment back once", async () => {
    const several = await Promise.all(
      [payForAChangedCart, cancelInVain].flatMap((how) => [
        stray(how, "pp_assist_ru"),
        stray(how, "pp_assist_hold"),
      ]),
    );
    await choosePolicy(servers(), "refund");
    try {
      await passAnHour(
        suite.database,
        several.map(({ orderNumber }) => orderNumber),
      );
      await Promise.all([
        spread(2, (server) => server.checkout.reconcile()),
        ...several.map(({ orderNumber }) => spread(2, (server) => server.checkout.check(orderNumber))),
      ]);
      await anHourLater(several);
      await anHourLater(several);
    } finally {
      await choosePolicy(servers(), "alert");
    }
    for (const money of several) await expectOnce(money);
  });

  it.each(["pp_assist_ru", "pp_assist_hold"])(
    "staff who give back the money of a case on both at once give it back once (%s)",
    async (provider) => {
      const money = await stray(payForAChangedCart, provider);
      await suite.first.checkout.check(money.orderNumber);

      const answers = await spread(6, ({ http, shop }) =>
        new Desk(http, shop).refundCaseOf(money.orderNumber),
      );

      const outcomes = answers.map(({ data }) => data.outcome ?? data.message);
      expect(outcomes.filter((outcome) => outcome === "refunded")).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === "already")).toHaveLength(answers.length - 1);
      await expectOnce(money);
      await anHourLater([money]);
      await expectOnce(money);
    },
  );
}
