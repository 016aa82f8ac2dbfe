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

interface Given {
  captured: number;
  refunded: number;
}

/** What the shop's other programs hear of money: mailers and books outside depend on it. */
serverSuite((suite) => {
  const telling = { LOG_LEVEL: "info" };
  const servers: ShopServer[] = [];
  let server: ShopServer;

  async function start(name: "A" | "B"): Promise<ShopServer> {
    const started = await suite.start(name, telling);
    servers.push(started);
    return started;
  }

  beforeAll(async () => {
    server = await start("B");
    await suite.assist.loseNotifications(true);
  }, 120_000);

  afterAll(() => server.stop());

  /** How often Medusa has given out the events of money since the start, on all servers together. */
  function given(): Given {
    const names = servers.flatMap(({ events }) => events);
    const count = (event: string): number => names.filter((name) => name === event).length;
    return { captured: count("payment.captured"), refunded: count("payment.refunded") };
  }

  /** Twice an hour later: whatever was left untold is told by then. */
  async function hoursLater(...orderNumbers: string[]): Promise<void> {
    for (let hours = 0; hours < 4; hours++) {
      await passAnHour(suite.database, orderNumbers);
      await server.checkout.reconcile();
      // The subscribers that a run has woken are done once the platform has answered another question.
      await server.checkout.orders();
    }
  }

  async function expectMore(before: Given, more: Partial<Given>, ...orderNumbers: string[]): Promise<void> {
    const wanted = {
      captured: before.captured + (more.captured ?? 0),
      refunded: before.refunded + (more.refunded ?? 0),
    };
    await hoursLater(...orderNumbers);
    await eventually(
      () => Promise.resolve(given()),
      ({ captured, refunded }) => captured >= wanted.captured && refunded >= wanted.refunded,
    );
    await hoursLater(...orderNumbers);
    expect(given()).toEqual(wanted);
  }

  async function pay(provider = "pp_assist_demo"): Promise<{ cartId: string; orderNumber: string }> {
    const cartId = await server.checkout.cart();
    const orderNumber = await server.checkout.leaveFor(await server.checkout.session(cartId, provider));
    await suite.assist.pay(orderNumber);
    return { cartId, orderNumber };
  }

  describe("money that is taken at once is heard of once", () => {
    it("when the shopper returns, again and again, and the job looks as well", async () => {
      const { orderNumber } = await pay();
      const before = given();
      for (let times = 0; times < 3; times++) await server.checkout.comeBack(orderNumber);
      await eventually(
        () => Promise.resolve(given()),
        ({ captured }) => captured > before.captured,
      );
      await expectMore(before, { captured: 1 }, orderNumber);
    });

    it("when the storefront completes the cart by itself", async () => {
      const { cartId, orderNumber } = await pay();
      const before = given();
      expect((await server.checkout.complete(cartId)).data).toMatchObject({ type: "order" });
      await expectMore(before, { captured: 1 }, orderNumber);
    });

    it("when its notification alone tells of it", async () => {
      const { orderNumber } = await pay();
      const [message] = await suite.assist.notifications(orderNumber);
      const before = given();
      for (let times = 0; times < 3; times++) await server.checkout.notify(message?.fields ?? {});
      await expectMore(before, { captured: 1 }, orderNumber);
    });

    it("when nothing but the job finds it", async () => {
      const { orderNumber } = await pay();
      const before = given();
      await expectMore(before, { captured: 1 }, orderNumber);
    });

    it("when the customer of a bill pays by its link", async () => {
      const bills = new Bills(server.http, server.shop, noContainer);
      const { number } = await bills.made(await bills.order(), { account: "demo" });
      const before = given();
      await suite.assist.payBill(number);
      await server.checkout.comeBack(number);
      await expectMore(before, { captured: 1 }, number);
    });
  });

  describe("money that is taken later is heard of once", () => {
    it("when staff capture it", async () => {
      const { orderNumber, order } = await server.checkout.paidOrder("pp_assist_hold");
      const before = given();
      expect(await server.checkout.capture(paymentOf(order), 900)).toMatchObject({ status: 200 });
      await expectMore(before, { captured: 1 }, orderNumber);
    });

    it("when the merchant takes it in the personal account", async () => {
      const { orderNumber } = await server.checkout.paidOrder("pp_assist_hold");
      const before = given();
      const [attempt] = await suite.assist.orders(orderNumber);
      await suite.assist.charge(attempt?.billnumber ?? "");
      await expectMore(before, { captured: 1 }, orderNumber);
    });
  });

  describe("money that goes back is heard of once", () => {
    it("when staff refund it, each time", async () => {
      const { orderNumber, order } = await server.checkout.paidOrder("pp_assist_demo");
      await hoursLater(orderNumber);
      const before = given();
      await server.checkout.refund(paymentOf(order), 100);
      await server.checkout.refund(paymentOf(order), 50);
      await expectMore(before, { refunded: 2 }, orderNumber);
    });

    it("when staff cancel the order", async () => {
      const { orderNumber, order } = await server.checkout.paidOrder("pp_assist_demo");
      await hoursLater(orderNumber);
      const before = given();
      expect(await server.checkout.cancelOrder(order.id)).toMatchObject({ status: 200 });
      await expectMore(before, { refunded: 1 }, orderNumber);
    });

    it("when the merchant returns it in the personal account", async () => {
      const { orderNumber } = await server.checkout.paidOrder("pp_assist_demo");
      await hoursLater(orderNumber);
      const before = given();
      const [attempt] = await suite.assist.orders(orderNumber);
      await suite.assist.cancel(attempt?.billnumber ?? "", "300.00");
      await expectMore(before, { refunded: 1 }, orderNumber);
    });
  });

  describe("the server is killed", () => {
    let scene: CrashScene;
    let victim: ShopServer;

    beforeAll(async () => {
      scene = await CrashScene.prepare(suite, ["INSERT assist_money_event", "INSERT order_transaction"]);
    });

    beforeEach(async () => {
      victim = await start("A");
    }, 60_000);

    it.each(whilePlacing)("while a return places the order, %s: heard of once", async (_name, moment) => {
      const { orderNumber } = await pay();
      const before = given();
      await scene.stopAt(moment, orderNumber, () => victim.checkout.comeBack(orderNumber));
      await scene.kill(victim);
      await expectMore(before, { captured: 1 }, orderNumber);
    });

    it("while staff capture, before the order's account gets its line: heard of once", async () => {
      const { orderNumber, order } = await server.checkout.paidOrder("pp_assist_hold");
      const before = given();
      await scene.stopAt(at("INSERT order_transaction"), orderNumber, () =>
        victim.checkout.capture(paymentOf(order), 900),
      );
      await scene.kill(victim);
      await expectMore(before, { captured: 1 }, orderNumber);
    });

    it.each(whileRefunding)("while staff refund, %s: heard of once", async (_name, moment) => {
      const { orderNumber, order } = await server.checkout.paidOrder("pp_assist_demo");
      await hoursLater(orderNumber);
      const before = given();
      await scene.stopAt(moment, orderNumber, () => victim.checkout.refund(paymentOf(order), 100));
      await scene.kill(victim);
      await expectMore(before, { refunded: 1 }, orderNumber);
    });
  });
});

function noContainer(): never {
  throw new Error("The shop's container is in another process.");
}
