import { Bills } from "../shop/bills";
import { eventually } from "../shop/eventually";
import { paymentOf } from "./both-books";
import { CrashScene, type Moment } from "./crash-scene";
import { passAnHour } from "./pass-time";
import { serverSuite } from "./server-suite";
import type { ShopServer } from "./shop-server";

/** Latest first. */
const whilePlacing: [name: string, moment: Moment][] = [
  ["before it is written down that the capture is to be heard of", at("INSERT assist_money_event")],
  ["before the order's account gets its line", at("INSERT order_transaction")],
];
const whileRefunding: [name: string, moment: Moment][] = [
  ["before the order's account gets its line", at("INSERT order_transaction")],
  ["while it looks again after the answer", { at: "assist", service: "orderresult", skip: 2 }],
];

function at(point: "INSERT assist_money_event" | "INSERT order_transaction"): Moment {
  return { at: "write", point };
}

/** How often Medusa has given out the events of one payment, on all servers together. */
interface Given {
  captured: number;
  refunded: number;
}

interface Paid {
  cartId: string;
  orderNumber: string;
}

/** What the shop's other programs hear of money: mailers and books outside depend on it. */
serverSuite((suite) => {
  let victim: ShopServer | undefined;

  beforeAll(() => suite.assist.notifications.dropAll(true));

  async function given(orderNumber: string): Promise<Given> {
    const payments = suite
      .database("payment")
      .select("payment.id")
      .join("assist_order", "assist_order.payment_session_id", "payment.payment_session_id")
      .where({ order_number: orderNumber });
    const ids = ((await payments) as { id: string }[]).map(({ id }) => id);
    const events = [suite.first, victim].flatMap((server) => server?.events ?? []);
    const count = (event: string): number =>
      events.filter(({ name, data }) => name === event && ids.includes(String(data.id))).length;
    return { captured: count("payment.captured"), refunded: count("payment.refunded") };
  }

  /** Hours later: whatever was left untold is told by then. */
  async function hoursLater(...orderNumbers: string[]): Promise<void> {
    for (let hours = 0; hours < 4; hours++) {
      await passAnHour(suite.database, orderNumbers);
      await suite.first.checkout.reconcile();
      await suite.first.rest();
    }
  }

  async function expectGiven(orderNumber: string, wanted: Given): Promise<void> {
    await hoursLater(orderNumber);
    await eventually(
      () => given(orderNumber),
      ({ captured, refunded }) => captured >= wanted.captured && refunded >= wanted.refunded,
    );
    await hoursLater(orderNumber);
    expect(await given(orderNumber)).toEqual(wanted);
  }

  async function pay(provider = "pp_assist_ru"): Promise<Paid> {
    const { checkout } = suite.first;
    const cartId = await checkout.cart();
    const orderNumber = await checkout.leaveFor(await checkout.session(cartId, provider));
    suite.assist.pay(orderNumber);
    return { cartId, orderNumber };
  }

  const billnumber = (orderNumber: string): string => suite.assist.orders(orderNumber)[0]?.billnumber ?? "";

  describe("money that is taken at once is heard of once", () => {
    it("when the shopper returns, again and again, and the job looks as well", async () => {
      const { orderNumber } = await pay();
      for (let times = 0; times < 3; times++) await suite.first.checkout.comeBack(orderNumber);
      await eventually(
        () => given(orderNumber),
        ({ captured }) => captured > 0,
      );
      await expectGiven(orderNumber, { captured: 1, refunded: 0 });
    });

    it("when the storefront completes the cart by itself", async () => {
      const { cartId, orderNumber } = await pay();
      expect((await suite.first.checkout.complete(cartId)).data).toMatchObject({ type: "order" });
      await expectGiven(orderNumber, { captured: 1, refunded: 0 });
    });

    it("when its notification alone tells of it", async () => {
      const { orderNumber } = await pay();
      const [message] = suite.assist.notifications.list(orderNumber);
      for (let times = 0; times < 3; times++) await suite.first.checkout.notify(message?.fields ?? {});
      await expectGiven(orderNumber, { captured: 1, refunded: 0 });
    });

    it("when nothing but the job finds it", async () => {
      const { orderNumber } = await pay();
      await expectGiven(orderNumber, { captured: 1, refunded: 0 });
    });

    it("when the customer of a bill pays by its link", async () => {
      const bills = new Bills(suite.first.http, suite.shop, () => suite.database);
      const { number } = await bills.made(await bills.order(), { account: "ru" });
      suite.assist.bills.pay(number);
      await suite.first.checkout.comeBack(number);
      await expectGiven(number, { captured: 1, refunded: 0 });
    });
  });

  describe("money that is taken later is heard of once", () => {
    it("when staff capture it", async () => {
      const { orderNumber, order } = await suite.first.checkout.paidOrderOverHttp("pp_assist_hold");
      expect(await suite.first.checkout.capture(paymentOf(order), 900)).toMatchObject({ status: 200 });
      await expectGiven(orderNumber, { captured: 1, refunded: 0 });
    });

    it("when the merchant takes it in the personal account", async () => {
      const { orderNumber } = await suite.first.checkout.paidOrderOverHttp("pp_assist_hold");
      suite.assist.account.charge(billnumber(orderNumber));
      await expectGiven(orderNumber, { captured: 1, refunded: 0 });
    });
  });

  describe("money that goes back is heard of once", () => {
    it("when staff refund it, each time", async () => {
      const { orderNumber, order } = await suite.first.checkout.paidOrderOverHttp();
      await suite.first.checkout.refund(paymentOf(order), 100);
      await suite.first.checkout.refund(paymentOf(order), 50);
      await expectGiven(orderNumber, { captured: 1, refunded: 2 });
    });

    it("when staff cancel the order", async () => {
      const { orderNumber, order } = await suite.first.checkout.paidOrderOverHttp();
      expect(await suite.first.checkout.cancelOrder(order.id)).toMatchObject({ status: 200 });
      await expectGiven(orderNumber, { captured: 1, refunded: 1 });
    });

    it("when the merchant returns it in the personal account", async () => {
      const { orderNumber } = await suite.first.checkout.paidOrderOverHttp();
      suite.assist.account.cancel(billnumber(orderNumber), "300.00");
      await expectGiven(orderNumber, { captured: 1, refunded: 1 });
    });
  });

  describe("the server is killed", () => {
    const scenes = new Map<string, string>();

    beforeAll(async () => {
      const { first } = suite;
      const points = ["INSERT assist_money_event", "INSERT order_transaction"] as const;
      const scene = await CrashScene.prepare(suite, points);
      victim = await suite.another();
      const { checkout } = victim;
      const held = await first.checkout.paidOrderOverHttp("pp_assist_hold");
      const taken = await Promise.all(whileRefunding.map(() => first.checkout.paidOrderOverHttp()));
      const paid = await Promise.all(whilePlacing.map(() => pay()));
      await hoursLater(...taken.map(({ orderNumber }) => orderNumber));

      // Whoever comes later to a write at which one is stopped is stopped there as well.
      for (const [index, [name, moment]] of whilePlacing.entries()) {
        const { orderNumber = "" } = paid[index] ?? {};
        scenes.set(`placing ${name}`, orderNumber);
        await scene.stopAt(moment, orderNumber, () => checkout.comeBack(orderNumber));
      }
      scenes.set("capture", held.orderNumber);
      await scene.stopAt(at("INSERT order_transaction"), held.orderNumber, () =>
        checkout.capture(paymentOf(held.order), 900),
      );
      for (const [index, [name, moment]] of whileRefunding.entries()) {
        const placed = taken[index];
        if (!placed) throw new Error("There is no such order.");
        scenes.set(`refund ${name}`, placed.orderNumber);
        await scene.stopAt(moment, placed.orderNumber, () => checkout.refund(paymentOf(placed.order), 100));
      }
      await scene.kill(victim);
    });

    const numberOf = (name: string): string => scenes.get(name) ?? "";

    it.each(whilePlacing)("while a return places the order, %s: heard of once", (name) =>
      expectGiven(numberOf(`placing ${name}`), { captured: 1, refunded: 0 }),
    );

    it("while staff capture, before the order's account gets its line: heard of once", () =>
      expectGiven(numberOf("capture"), { captured: 1, refunded: 0 }));

    it.each(whileRefunding)("while staff refund, %s: heard of once", (name) =>
      expectGiven(numberOf(`refund ${name}`), { captured: 1, refunded: 1 }),
    );
  });
});
