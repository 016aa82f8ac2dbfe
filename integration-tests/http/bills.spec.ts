import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { ASSIST_MODULE } from "../../src/modules/assist";
import type AssistModuleService from "../../src/modules/assist/service";
import { Bills, type StaffBill } from "../shop/bills";
import { Desk } from "../shop/desk";
import { eventually } from "../shop/eventually";
import { anyStatus } from "../shop/http";
import { cartTotal, productPrice } from "../shop/seed";
import { shopSuite } from "../shop/suite";

shopSuite((suite) => {
  let bills: Bills;

  beforeEach(() => {
    bills = new Bills(suite.api, suite.shop, suite.container);
    suite.assist.bills.connect(true);
  });

  /** What the gateway itself has. */
  const atAssist = () => suite.assist.bills.list();
  const createbills = () =>
    suite.assist.requests().filter(({ path }) => path.endsWith("/createbill.cfm")).length;
  const attention = async (): Promise<{ reason: string; message: string }[]> =>
    (
      await suite.api.get<{ cases: { reason: string; message: string }[] }>(
        "/admin/assist/attention",
        suite.shop.admin,
      )
    ).data.cases;
  const becomes = (id: string, state: string): Promise<StaffBill> =>
    eventually(
      () => bills.read(id),
      (bill) => bill.state === state,
    );

  /** Names of the events of bills, and what they held. */
  function listen(): { name: string; data: Record<string, unknown> }[] {
    const heard: { name: string; data: Record<string, unknown> }[] = [];
    const bus = suite.container().resolve(Modules.EVENT_BUS);
    for (const name of ["made", "paid", "expired", "revoked", "resend"].map(
      (what) => `assist.bill.${what}`,
    )) {
      bus.subscribe(name, (event) => {
        heard.push({ name, data: event.data as Record<string, unknown> });
        return Promise.resolve();
      });
    }
    return heard;
  }

  const database = () => suite.container().resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const sentTo = (service: string) =>
    suite.assist.requests().filter(({ path }) => path.endsWith(`/${service}.cfm`));

  describe("a bill that is paid", () => {
    it("by card: the unpaid order is paid, its events tell the shop, and part of it can be given back", async () => {
      const heard = listen();
      const orderId = await bills.order();
      const bill = await bills.made(orderId, { comment: "Order by telephone", language: "EN" });
      expect(bill).toMatchObject({ amount: cartTotal, currency: "RUB", order_id: orderId });
      expect(bill.made_by).toMatch(/^user_/);
      expect(atAssist()).toMatchObject([
        { bill: bill.number, url: bill.link, amount: cartTotal, language: "EN", state: "invoiced" },
      ]);

      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();

      await becomes(bill.id, "paid");
      const order = await suite.checkout.order(orderId);
      expect(order.payment_status).toBe("captured");
      expect(order.summary).toMatchObject({ paid_total: Number(cartTotal), pending_difference: 0 });
      const payments = order.payment_collections.flatMap((collection) => collection.payments);
      expect(payments).toHaveLength(1);
      const { history } = await new Desk(suite.api, suite.shop).payment(orderId);
      expect(history.map(({ kind }) => kind)).toEqual(["billed", "operation"]);
      expect((await suite.checkout.refund(payments[0]?.id ?? "", 100.1)).status).toBe(200);
      expect(suite.assist.totals(bill.number)).toMatchObject({ captured: cartTotal, returned: "100.10" });
      expect((await suite.checkout.order(orderId)).payment_status).toBe("partially_refunded");
      const told = await eventually(
        () => Promise.resolve(heard.filter(({ data }) => data.id === bill.id)),
        (events) => events.length >= 2,
      );
      expect(told.map(({ name }) => name)).toEqual(["assist.bill.made", "assist.bill.paid"]);
      expect(told[0]?.data).toMatchObject({
        number: bill.number,
        link: bill.link,
        amount: cartTotal,
        comment: "Order by telephone",
        customer: { email: "anna@shopper.example", first_name: "Anna" },
      });
      expect(told[1]?.data).toMatchObject({ booked: true });
    });

    it("with tax: the bill asks for the order's whole total, and nothing is left to pay", async () => {
      const { tax_regions } = (
        await suite.api.get<{ tax_regions: { id: string }[] }>("/admin/tax-regions", suite.shop.admin)
      ).data;
      const tax = { tax_region_id: tax_regions[0]?.id, name: "VAT", code: "vat", rate: 22, is_default: true };
      await suite.api.post("/admin/tax-rates", tax, suite.shop.admin);
      const orderId = await bills.order();
      const { total } = await suite.checkout.order(orderId);
      const bill = await bills.made(orderId);
      expect(bill.amount).toBe("2135.00");
      expect(total).toBe(2135);

      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();

      await becomes(bill.id, "paid");
      const order = await suite.checkout.order(orderId);
      expect(order.payment_status).toBe("captured");
      expect(order.summary.pending_difference).toBe(0);
      expect(await attention()).toEqual([]);
    });

    it("by SBP, for what an edit added to a paid order", async () => {
      const { order } = await suite.checkout.paidOrder();
      await bills.addProduct(order.id);
      const bill = await bills.made(order.id);
      expect(bill.amount).toBe(productPrice);

      suite.assist.bills.pay(bill.number, { means: "sbp" });
      await suite.assist.notifications.idle();

      await becomes(bill.id, "paid");
      const after = await suite.checkout.order(order.id);
      expect(after.summary).toMatchObject({ paid_total: 3249.9, pending_difference: 0 });
      expect(after.payment_status).toBe("captured");
    });

    it("in two stages: the money is held for the order, captured by staff", async () => {
      const orderId = await bills.order();
      const bill = await bills.made(orderId, { account: "hold" });
      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();
      await becomes(bill.id, "paid");
      const order = await suite.checkout.order(orderId);
      expect(order.payment_status).toBe("authorized");
      expect((await bills.make(orderId)).data.message).toMatch(/nothing outstanding/);
      const payment = order.payment_collections.flatMap((collection) => collection.payments)[0];
      expect((await suite.checkout.capture(payment?.id ?? "")).status).toBe(200);
      expect(suite.assist.totals(bill.number)).toMatchObject({ held: "0.00", captured: cartTotal });
    });

    it("for a draft order: the draft has the payment, and keeps it when it becomes an order", async () => {
      const draftId = await bills.draft();
      const bill = await bills.made(draftId);
      expect(bill.amount).toBe(cartTotal);
      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();
      await becomes(bill.id, "paid");
      await bills.convert(draftId);
      const order = await suite.checkout.order(draftId);
      expect(order.payment_status).toBe("captured");
      expect(order.summary).toMatchObject({ paid_total: Number(cartTotal), pending_difference: 0 });
    });

    it("in two parts: each bill asks for its own, and the order is paid when both are", async () => {
      const orderId = await bills.order();
      const first = await bills.made(orderId, { amount: "750.00" });
      suite.assist.bills.pay(first.number);
      await suite.assist.notifications.idle();
      await becomes(first.id, "paid");
      expect((await bills.make(orderId, { amount: "1000.01" })).data.message).toMatch(/lacks 1000\.00 RUB/);
      const second = await bills.made(orderId);
      expect(second.amount).toBe("1000.00");
      suite.assist.bills.pay(second.number);
      await suite.assist.notifications.idle();
      await becomes(second.id, "paid");
      const order = await suite.checkout.order(orderId);
      expect(order.payment_status).toBe("captured");
      expect(order.payment_collections).toHaveLength(1);
      expect(await attention()).toEqual([]);
    });

    it("is found by the job when its notification is lost, also days after it was made", async () => {
      const orderId = await bills.order();
      const bill = await bills.made(orderId, {
        valid_until: new Date(Date.now() + 14 * 86_400_000).toISOString(),
      });
      await bills.passDays(bill.number, 6);
      suite.assist.notifications.dropAll(true);
      suite.assist.bills.pay(bill.number);
      await bills.due();
      await suite.checkout.reconcile();
      expect((await bills.read(bill.id)).state).toBe("paid");
      expect((await suite.checkout.order(orderId)).payment_status).toBe("captured");
    });

    it("is found by the customer's return, who lands on the order", async () => {
      const orderId = await bills.order();
      const bill = await bills.made(orderId);
      suite.assist.notifications.dropAll(true);
      suite.assist.bills.pay(bill.number);
      const landing = await suite.checkout.comeBack(bill.number);
      expect(Object.fromEntries(landing.searchParams)).toEqual({ assist: "paid", order_id: orderId });
      expect((await bills.read(bill.id)).state).toBe("paid");
    });
  });

  describe("never two bills for the same money", () => {
    it("two requests at once make one bill, and the other is told so", async () => {
      const orderId = await bills.order();
      const answers = await Promise.all([bills.make(orderId), bills.make(orderId), bills.make(orderId)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400]);
      const refused = answers.find(({ status }) => status === 400);
      expect(refused?.data.message).toMatch(/has an open bill already/);
      expect(atAssist()).toHaveLength(1);
      expect(createbills()).toBe(1);
    });

    it("an order that is edited to need less: its bill is revoked", async () => {
      const orderId = await bills.order();
      const bill = await bills.made(orderId);
      await bills.removeProduct(orderId);
      expect(await becomes(bill.id, "revoked")).toMatchObject({ revoke_reason: "not-due" });
      expect(atAssist()).toMatchObject([{ state: "revoked" }]);
    });

    it("an order that is marked as paid otherwise: its bill is revoked", async () => {
      const orderId = await bills.order();
      const bill = await bills.made(orderId);
      const collection = (await suite.checkout.order(orderId)).payment_collections[0]?.id ?? "";
      await suite.api.post(
        `/admin/payment-collections/${collection}/mark-as-paid`,
        { order_id: orderId },
        suite.shop.admin,
      );
      await becomes(bill.id, "revoked");
      expect(atAssist()).toMatchObject([{ state: "revoked" }]);
    });

    it("paid by bill although the order was paid otherwise meanwhile: staff are told, nothing is booked twice", async () => {
      const orderId = await bills.order();
      const bill = await bills.made(orderId);
      suite.assist.bills.open(bill.number);
      suite.assist.faults.set({ service: "billrevoke", fault: "refuse" });
      const { payment_collection: other } = (
        await suite.api.post<{ payment_collection: { id: string } }>(
          "/admin/payment-collections",
          { order_id: orderId, amount: Number(cartTotal) },
          suite.shop.admin,
        )
      ).data;
      await suite.api.post(
        `/admin/payment-collections/${other.id}/mark-as-paid`,
        { order_id: orderId },
        suite.shop.admin,
      );
      suite.assist.pay(bill.number);
      await suite.assist.notifications.idle();
      await becomes(bill.id, "paid");
      const cases = await eventually(attention, (found) => found.length > 0);
      expect(cases).toMatchObject([{ reason: "paid-twice" }]);
      expect((await suite.checkout.order(orderId)).summary.paid_total).toBe(Number(cartTotal));
    });
  });

  describe("a lost answer", () => {
    it("before Assist made the bill: the same number is sent again, and one bill is made", async () => {
      suite.assist.faults.set({ service: "createbill", fault: "reset-before", times: 1 });
      const bill = await bills.made(await bills.order());
      expect(atAssist()).toMatchObject([{ bill: bill.number, url: bill.link }]);
      expect(createbills()).toBe(2);
    });

    it("after Assist made the bill: it is revoked as its link is lost, and then another can be made", async () => {
      const orderId = await bills.order();
      suite.assist.faults.set({ service: "createbill", fault: "reset-after", times: 1 });
      const lost = await bills.make(orderId);
      expect(lost.status).toBe(400);
      expect(lost.data.message).toMatch(/link was lost.*revoked/);
      expect(atAssist()).toMatchObject([{ state: "revoked" }]);
      const bill = await bills.made(orderId);
      expect(atAssist()).toMatchObject([{ state: "revoked" }, { state: "invoiced", bill: bill.number }]);
      expect(new Set(atAssist().map((each) => each.bill)).size).toBe(2);
    });

    it("and no answer to the question either: nothing is concluded, no other bill can be made, the job finds out", async () => {
      const orderId = await bills.order();
      suite.assist.faults.set({ service: "createbill", fault: "reset-after", times: 1 });
      suite.assist.faults.set({ service: "billstatus", fault: "reset-before" });
      const { data } = await bills.make(orderId);
      expect(data.bill).toMatchObject({ state: "unknown", link: null });
      expect((await bills.make(orderId)).status).toBe(400);
      suite.assist.faults.clear();
      await bills.due();
      await suite.checkout.reconcile();
      expect(await bills.read(data.bill.id)).toMatchObject({ state: "revoked", revoke_reason: "link-lost" });
      expect(createbills()).toBe(1);
    });

    it("and the revocation's answer is lost, too: it goes on until Assist says that the bill is revoked", async () => {
      const orderId = await bills.order();
      suite.assist.faults.set({ service: "createbill", fault: "reset-after", times: 1 });
      suite.assist.faults.set({ service: "billrevoke", fault: "reset-before", times: 1 });
      const { data } = await bills.make(orderId);
      expect(data.bill).toMatchObject({ state: "revoking" });
      expect((await bills.make(orderId)).status).toBe(400);
      await bills.due();
      await suite.checkout.reconcile();
      expect((await bills.read(data.bill.id)).state).toBe("revoked");
      expect(atAssist()).toMatchObject([{ state: "revoked" }]);
    });

    it("never made, and staff do not want it any more: it is closed once the request cannot arrive any more", async () => {
      const orderId = await bills.order();
      suite.assist.faults.set({ service: "createbill", fault: "reset-before" });
      const { data } = await bills.make(orderId);
      expect(data.bill.state).toBe("unknown");
      expect((await bills.revoke(data.bill.id)).data.bill.state).toBe("unknown");
      await bills.passLostRequests();
      expect((await bills.check(data.bill.id)).data.bill.state).toBe("not-made");
      suite.assist.faults.clear();
      await bills.made(orderId);
      expect(atAssist()).toHaveLength(1);
    });
  });

  describe("the end of a bill", () => {
    it("expired: the job asks Assist and says so; the order can have another", async () => {
      const heard = listen();
      const orderId = await bills.order();
      const bill = await bills.made(orderId, { valid_until: new Date(Date.now() + 3_600_000).toISOString() });
      suite.assist.clock.advance({ hours: 2 });
      await bills.passTime(bill.id);
      await suite.checkout.reconcile();
      expect((await bills.read(bill.id)).state).toBe("expired");
      expect(() => suite.assist.bills.pay(bill.number)).toThrow();
      await eventually(
        () => Promise.resolve(heard.filter(({ data }) => data.id === bill.id).map(({ name }) => name)),
        (names) => names.includes("assist.bill.expired"),
      );
      await bills.made(orderId);
    });

    it("not expired while Assist does not answer", async () => {
      const bill = await bills.made(await bills.order());
      await bills.passTime(bill.id);
      suite.assist.faults.set({ service: "all", fault: "refuse" });
      await suite.checkout.reconcile();
      expect(await bills.read(bill.id)).toMatchObject({ state: "open" });
    });

    it("revoked by staff: it cannot be paid any more, and cannot be revoked twice", async () => {
      const orderId = await bills.order();
      const bill = await bills.made(orderId);
      expect((await bills.revoke(bill.id)).data.bill).toMatchObject({
        state: "revoked",
        revoke_reason: "staff",
      });
      expect(() => suite.assist.bills.open(bill.number)).toThrow();
      const again = await bills.revoke(bill.id);
      expect(again).toMatchObject({ status: 400, data: { message: "The bill is revoked already." } });
      await bills.made(orderId);
    });

    it("revoked in Assist's personal account: seen when it is checked", async () => {
      const bill = await bills.made(await bills.order());
      suite.assist.bills.revoke(bill.number);
      expect((await bills.check(bill.id)).data.bill).toMatchObject({
        state: "revoked",
        revoke_reason: "at-assist",
      });
    });

    it("revoked while the customer is paying, who pays all the same: the order is paid, and another bill is revoked", async () => {
      const orderId = await bills.order();
      const bill = await bills.made(orderId);
      suite.assist.bills.open(bill.number);
      expect((await bills.revoke(bill.id)).data.bill.state).toBe("revoked");
      const other = await bills.made(orderId);
      suite.assist.pay(bill.number);
      await suite.assist.notifications.idle();
      expect(await becomes(bill.id, "paid")).toMatchObject({
        message: expect.stringMatching(/although it had been revoked/) as string,
      });
      expect((await suite.checkout.order(orderId)).payment_status).toBe("captured");
      await bills.due();
      await suite.checkout.reconcile();
      expect(await becomes(other.id, "revoked")).toMatchObject({ revoke_reason: "not-due" });
    });

    it("order canceled: its bill is revoked; paid in spite of that, staff are told", async () => {
      const orderId = await bills.order();
      const bill = await bills.made(orderId);
      suite.assist.bills.open(bill.number);
      expect((await suite.checkout.cancelOrder(orderId)).status).toBe(200);
      expect(await becomes(bill.id, "revoked")).toMatchObject({ revoke_reason: "order-canceled" });
      suite.assist.pay(bill.number);
      await suite.assist.notifications.idle();
      const cases = await eventually(attention, (found) => found.length > 0);
      expect(cases).toMatchObject([{ reason: "paid-for-canceled-order" }]);
    });

    it("order canceled while the job waits for Assist's word: revoked by its next run", async () => {
      const orderId = await bills.order();
      const bill = await bills.made(orderId);
      await bills.passHours(bill.id, 7);
      suite.assist.faults.set({ service: "billstatus", fault: "hang", act: true });
      const run = suite.checkout.reconcile();
      await eventually(
        () => Promise.resolve(sentTo("billstatus")),
        (sent) => sent.length > 0,
      );
      await suite.checkout.cancelOrder(orderId);
      const asked = () => database()("assist_bill").where({ id: bill.id }).whereRaw("next_check_at <= now()");
      await eventually(asked, (rows) => rows.length > 0);
      suite.assist.faults.clear();
      await run;
      expect((await bills.read(bill.id)).state).toBe("open");
      await suite.checkout.reconcile();
      expect(await bills.read(bill.id)).toMatchObject({ state: "revoked", revoke_reason: "order-canceled" });
      expect(atAssist()).toMatchObject([{ state: "revoked" }]);
    });

    it("revoked and paid all the same, and the database fails for a while: the job marks it as paid afterwards", async () => {
      const heard = listen();
      const orderId = await bills.order();
      const bill = await bills.made(orderId);
      suite.assist.bills.open(bill.number);
      expect((await bills.revoke(bill.id)).data.bill.state).toBe("revoked");
      const { bills: store } = suite.container().resolve<AssistModuleService>(ASSIST_MODULE);
      const move = store.move.bind(store);
      store.move = (id, from, change) =>
        change.state === "paid" ? Promise.reject(new Error("the database failed")) : move(id, from, change);
      try {
        suite.assist.pay(bill.number);
        await suite.assist.notifications.idle();
        await eventually(
          () => suite.checkout.order(orderId),
          ({ payment_status }) => payment_status === "captured",
        );
        // What is new about the payment is dealt with, too.
        await suite.checkout.reconcile();
      } finally {
        store.move = move;
      }
      expect((await bills.read(bill.id)).state).toBe("revoked");
      await suite.checkout.reconcile();
      expect((await bills.read(bill.id)).state).toBe("paid");
      const paid = () => Promise.resolve(heard.filter(({ name }) => name === "assist.bill.paid"));
      const [event] = await eventually(paid, (events) => events.length > 0);
      expect(event?.data).toMatchObject({ id: bill.id, booked: true });
    });

    it("revoked, and Assist cannot be asked whether it is: the customer is told once", async () => {
      const bill = await bills.made(await bills.order(), { sending: "email" });
      suite.assist.faults.set({ service: "billrevoke", fault: "status500", times: 1 });
      suite.assist.faults.set({ service: "billstatus", fault: "status500" });
      expect((await bills.revoke(bill.id)).data.bill.state).toBe("revoking");
      for (let runs = 0; runs < 3; runs++) {
        await bills.due();
        await suite.checkout.reconcile();
      }
      // The first was not carried out.
      expect(sentTo("billrevoke").map(({ fields }) => fields.SendNotification)).toEqual(["1", "1", "0", "0"]);
      suite.assist.faults.clear();
      await bills.due();
      await suite.checkout.reconcile();
      expect((await bills.read(bill.id)).state).toBe("revoked");
    });

    it("paid: revoking it is refused with a sentence that says what to do instead", async () => {
      const bill = await bills.made(await bills.order());
      suite.assist.bills.pay(bill.number);
      await suite.assist.notifications.idle();
      await becomes(bill.id, "paid");
      expect(await bills.revoke(bill.id)).toMatchObject({
        status: 400,
        data: { message: expect.stringMatching(/refund the order's payment/) as string },
      });
    });
  });

  describe("no bill, and a sentence that says why", () => {
    async function refused(orderId: string, wish: Record<string, unknown>, sentence: RegExp): Promise<void> {
      const before = (await bills.list()).count;
      const { status, data } = await bills.make(orderId, wish);
      expect({ status, message: data.message }).toEqual({
        status: 400,
        message: expect.stringMatching(sentence) as string,
      });
      expect(atAssist()).toHaveLength(0);
      expect((await bills.list()).count).toBe(before);
    }

    it("for nonsense, and nothing is changed", async () => {
      const orderId = await bills.order();
      await refused(orderId, { amount: "1750.01" }, /lacks 1750\.00 RUB; a bill cannot ask for more/);
      await refused(orderId, { amount: "0.00" }, /more than zero/);
      await refused(orderId, { amount: "10.001" }, /at most 2 decimals/);
      await refused(orderId, { amount: "ten" }, /amount/);
      await refused(orderId, { valid_until: "2020-01-01T00:00:00Z" }, /five minutes/);
      await refused(orderId, { account: "incomplete" }, /takes no payments yet/);
      await refused(orderId, { account: "nobody" }, /not configured/);
      await refused(orderId, { account: undefined }, /Say which Assist account/);
      await refused(orderId, { surprise: 1 }, /surprise: no such field/);
      expect((await bills.make("order_01AAAAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
      expect((await suite.checkout.order(orderId)).payment_collections).toHaveLength(0);
    });

    it("for an order that lacks nothing, and for one that is canceled", async () => {
      const { order } = await suite.checkout.paidOrder();
      await refused(order.id, {}, /nothing outstanding/);
      const orderId = await bills.order();
      await suite.checkout.cancelOrder(orderId);
      await refused(orderId, {}, /canceled/);
    });

    it("when the order is canceled at the very moment; nothing is sent", async () => {
      const orderId = await bills.order();
      const { bills: store } = suite.container().resolve<AssistModuleService>(ASSIST_MODULE);
      const reserve = store.reserve.bind(store);
      store.reserve = async (bill) => {
        const reserved = await reserve(bill);
        await suite.checkout.cancelOrder(orderId);
        return reserved;
      };
      try {
        expect(await bills.make(orderId)).toMatchObject({
          status: 400,
          data: { message: expect.stringContaining("canceled meanwhile") as unknown },
        });
      } finally {
        store.reserve = reserve;
      }
      expect(atAssist()).toHaveLength(0);
      expect(createbills()).toBe(0);
    });

    it("when its number was registered for tests, and the account goes live at the very moment; nothing is sent", async () => {
      const orderId = await bills.order();
      const { bills: store } = suite.container().resolve<AssistModuleService>(ASSIST_MODULE);
      const begin = store.begin.bind(store);
      store.begin = (bill, session, account, terms) =>
        begin(bill, session, { ...account, live: true }, terms);
      try {
        expect(await bills.make(orderId)).toMatchObject({
          status: 400,
          data: { message: expect.stringContaining("nothing was sent to Assist") as unknown },
        });
      } finally {
        store.begin = begin;
      }
      expect(createbills()).toBe(0);
      await bills.made(orderId);
    });

    it("when bills are not connected at Assist; later they are", async () => {
      const orderId = await bills.order();
      suite.assist.bills.connect(false);
      const { status, data } = await bills.make(orderId);
      expect(status).toBe(400);
      expect(data.message).toMatch(/Assist/);
      suite.assist.bills.connect(true);
      await bills.made(orderId);
      expect(atAssist()).toHaveLength(1);
    });

    it("when Assist cannot be reached; later it can", async () => {
      const orderId = await bills.order();
      suite.assist.faults.set({ service: "createbill", fault: "status500" });
      suite.assist.faults.set({ service: "billstatus", fault: "status500" });
      const { data } = await bills.make(orderId);
      expect(data.bill.state).toBe("unknown");
      suite.assist.faults.clear();
      await bills.due();
      await suite.checkout.reconcile();
      expect((await bills.read(data.bill.id)).state).toBe("open");
      expect(atAssist()).toHaveLength(1);
    });
  });

  it("the list is searched, filtered, sorted and turned page by page", async () => {
    const first = await bills.made(await bills.order(), { comment: "Blue cups" });
    const second = await bills.made(await bills.order(), { amount: "10.00" });
    await bills.revoke(second.id);
    const ids = async (query: string): Promise<string[]> =>
      (await bills.list(query)).bills.map(({ id }) => id);
    expect(await ids("")).toEqual([second.id, first.id]);
    expect(await ids("order=created_at&limit=1")).toEqual([first.id]);
    expect(await ids("order=created_at&limit=1&offset=1")).toEqual([second.id]);
    expect(await ids("state=any-open")).toEqual([first.id]);
    expect(await ids("state=revoked,paid")).toEqual([second.id]);
    expect(await ids("q=blue")).toEqual([first.id]);
    expect(await ids("q=%25")).toEqual([]);
    expect(await ids(`q=${second.number}`)).toEqual([second.id]);
    expect(await ids(`order_id=${first.order_id}`)).toEqual([first.id]);
    expect((await bills.list("limit=1")).count).toBe(2);
    const bad = await suite.api.get("/admin/assist/bills?limit=0", { ...suite.shop.admin, ...anyStatus });
    expect(bad.status).toBe(400);
  });

  it("each shows whose it is, and all that match are exported for a spreadsheet, harmless in it", async () => {
    const draftId = await bills.draft();
    const drafted = await bills.made(draftId, { comment: "=1+1" });
    const placed = await bills.made(await bills.order(), { amount: "10.00", comment: 'Cups, "blue"' });
    expect(drafted).toMatchObject({ is_draft: true, email: "anna@shopper.example" });
    const listed = (await bills.list()).bills;
    expect(listed).toMatchObject([
      { id: placed.id, is_draft: false, email: "anna@shopper.example" },
      { id: drafted.id, is_draft: true, display_id: expect.any(Number) as number },
    ]);
    expect(await bills.read(placed.id)).toMatchObject({ display_id: listed[0]?.display_id });
    expect(listed[0]?.display_id).not.toBe(listed[1]?.display_id);

    const answer = await suite.api.get<string>(
      "/admin/assist/bills/export?order=created_at&state=any-open",
      suite.shop.admin,
    );
    expect(answer.headers["content-disposition"]).toMatch(/^attachment; filename="[\w-]+\.csv"$/);
    const lines = answer.data.split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(
      `${drafted.number},open,staff,${listed[1]?.display_id},true,anna@shopper.example`,
    );
    expect(lines[1]).toContain(",'=1+1,");
    expect(lines[2]).toContain(',10.00,RUB,"Cups, ""blue""",');
    const none = await suite.api.get<string>("/admin/assist/bills/export?state=paid", suite.shop.admin);
    expect(none.data.split("\r\n")).toHaveLength(2);
    const paged = "/admin/assist/bills/export?limit=1";
    expect((await suite.api.get(paged, { ...suite.shop.admin, ...anyStatus })).status).toBe(400);
  });

  it("its link is sent again by the shop, for as long as it can be paid", async () => {
    const heard = listen();
    const bill = await bills.made(await bills.order());
    const resend = () =>
      suite.api.post<{ message?: string }>(
        `/admin/assist/bills/${bill.id}/resend`,
        {},
        { ...suite.shop.admin, ...anyStatus },
      );
    expect((await resend()).status).toBe(200);
    const events = () => Promise.resolve(heard.filter(({ name }) => name === "assist.bill.resend"));
    const [event] = await eventually(events, (found) => found.length > 0);
    expect(event?.data).toMatchObject({ id: bill.id, link: bill.link });
    await bills.revoke(bill.id);
    expect(await resend()).toMatchObject({
      status: 400,
      data: { message: expect.stringMatching(/is revoked/) as string },
    });
  });

  it("a proposal tells what a bill may be, and which one is open", async () => {
    const orderId = await bills.order();
    const path = `/admin/assist/bills/proposal?order_id=${orderId}`;
    const proposal = async (): Promise<Record<string, unknown>> =>
      (await suite.api.get<Record<string, unknown>>(path, suite.shop.admin)).data;
    expect(await proposal()).toMatchObject({ outstanding: cartTotal, currency: "RUB", open_bill: null });
    const bill = await bills.made(orderId);
    expect(await proposal()).toMatchObject({ open_bill: { id: bill.id, link: bill.link } });
  });

  it("the session's payment address leads to the bill's own page while it is open, and nowhere after", async () => {
    const orderId = await bills.order();
    const bill = await bills.made(orderId);
    const query = suite.container().resolve("query");
    const { data } = await query.graph({
      entity: "order",
      fields: ["payment_collections.payment_sessions.id"],
      filters: { id: orderId },
    });
    const found = data[0] as { payment_collections?: { payment_sessions?: { id: string }[] }[] } | undefined;
    const session = found?.payment_collections?.[0]?.payment_sessions?.[0]?.id ?? "";
    const address = `/hooks/assist/pay/${session}`;
    expect((await suite.api.get(address, anyStatus)).headers.location).toBe(bill.link);
    await bills.revoke(bill.id);
    expect((await suite.api.get(address, anyStatus)).headers.location).toBeUndefined();
  });

  it("bills are for staff alone", async () => {
    const bill = await bills.made(await bills.order());
    for (const path of [
      "",
      "/proposal",
      "/export",
      `/${bill.id}`,
      `/${bill.id}/check`,
      `/${bill.id}/revoke`,
      `/${bill.id}/resend`,
    ]) {
      for (const options of [anyStatus, { ...anyStatus, ...suite.shop.store }]) {
        const answers = await Promise.all([
          suite.api.get(`/admin/assist/bills${path}`, options),
          suite.api.post(`/admin/assist/bills${path}`, { order_id: bill.order_id }, options),
        ]);
        expect(answers.map(({ status }) => status)).toEqual([401, 401]);
      }
    }
    expect((await bills.check("asbil_01AAAAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
    expect((await bills.read(bill.id)).state).toBe("open");
  });
});
