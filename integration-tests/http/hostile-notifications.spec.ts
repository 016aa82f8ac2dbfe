import { signNotification } from "../../simulator";
import { notificationRefusals, notificationRefused } from "../../src/gateway";
import { eventually } from "../shop/eventually";
import { anyStatus } from "../shop/http";
import type { ShopEvent } from "../shop/inside";
import { cartTotal } from "../shop/seed";
import { unheardSuite } from "../shop/unheard-suite";

const secretWord = "demo-secret-word";
const manyFields = Array.from({ length: 100 }, (_, turn) => `&f${turn}=1`).join("");

unheardSuite((suite) => {
  /** What the gateway would send for a payment that was never made. */
  function invented(orderNumber: string, changes: Record<string, string> = {}): Record<string, string> {
    return {
      merchant_id: "679471",
      ordernumber: orderNumber,
      billnumber: "5679471000000001",
      testmode: "1",
      orderamount: cartTotal,
      ordercurrency: "RUB",
      amount: cartTotal,
      currency: "RUB",
      orderstate: "Approved",
      responsecode: "AS000",
      operationtype: "100",
      packetdate: "21.11.2026 12:00:00",
      ...changes,
    };
  }

  describe("a notification", () => {
    const refused = /firstcode="[1-9]\d*"/;
    /** By the form of the message alone. */
    const malformed = notificationRefused(
      notificationRefusals.malformed.firstcode,
      notificationRefusals.malformed.secondcode,
    );

    async function expectNothingChanged(orderNumber: string): Promise<void> {
      expect(await suite.checkout.orders()).toHaveLength(0);
      expect(await suite.checkout.remembered(orderNumber)).toMatchObject({ captured: "0.00", held: "0.00" });
    }

    it("with a wrong check value is refused and causes no check of what was paid, and the true one that follows still counts", async () => {
      const { cartId, orderNumber, told } = await suite.paidUnheard();
      const before = await suite.everythingElse();
      const forged = await suite.checkout.notify({ ...told, checkvalue: "0".repeat(32) });
      expect(forged.data).toMatch(refused);
      await suite.idle();
      expect(await suite.everythingElse()).toEqual(before);
      expect((await suite.checkout.notify(told)).data).toContain('firstcode="0"');
      await suite.idle();
      expect(await suite.checkout.orders()).toHaveLength(1);
      await suite.becomesOneOrder(cartId, orderNumber);
    });

    it.each([
      ["another amount", { amount: "1.00" }],
      ["another currency", { currency: "USD" }],
      ["another state", { orderstate: "Delayed" }],
      ["another order number", { ordernumber: "RU-000000-AAAAAAAAAAAA" }],
      ["another merchant", { merchant_id: "679472" }],
      ["no check value", { checkvalue: "" }],
      ["a check value in another alphabet", { checkvalue: "ё".repeat(32) }],
    ])("about what was really paid, changed to %s, is refused and causes no check", async (_name, change) => {
      const { told } = await suite.paidUnheard();
      const before = await suite.everythingElse();
      expect((await suite.checkout.notify({ ...told, ...change })).data).toMatch(refused);
      await suite.idle();
      expect(await suite.everythingElse()).toEqual(before);
    });

    it("signed for one payment does not speak of another that was really paid", async () => {
      const [one, other] = [await suite.paidUnheard(), await suite.paidUnheard()];
      const before = await suite.everythingElse();
      const moved = { ...one.told, ordernumber: other.orderNumber };
      expect((await suite.checkout.notify(moved)).data).toMatch(refused);
      await suite.idle();
      expect(await suite.everythingElse()).toEqual(before);
    });

    it.each([
      ["a live payment in a test account", { testmode: "0" }],
      ["neither test nor real money", { testmode: "" }],
      ["a merchant that is not ours", { merchant_id: "1" }],
    ])("rightly signed but about %s is refused and causes no check", async (_name, change) => {
      const { told } = await suite.paidUnheard();
      const before = await suite.everythingElse();
      expect(
        (await suite.checkout.notify(signNotification({ ...told, ...change }, secretWord))).data,
      ).toMatch(refused);
      await suite.idle();
      expect(await suite.everythingElse()).toEqual(before);
    });

    it("rightly signed for a payment that the gateway does not confirm is stored, answered and without effect", async () => {
      const { orderNumber } = await suite.leave();
      const answer = await suite.checkout.notify(signNotification(invented(orderNumber), secretWord));
      expect(answer.data).toContain("<billnumber>5679471000000001</billnumber>");
      await eventually(
        () => suite.checkout.remembered(orderNumber),
        ({ checked_at }) => checked_at !== null,
      );
      await expectNothingChanged(orderNumber);
    });

    it("signed with the former secret word counts during a change of words", async () => {
      const { orderNumber } = await suite.leave();
      const answer = await suite.checkout.notify(signNotification(invented(orderNumber), "demo-former-word"));
      expect(answer.data).toContain('firstcode="0"');
    });

    it("rightly signed about an order that is not ours is answered positively, and touches no cart, order or case", async () => {
      const stranger = await suite.paidUnheard();
      await suite.leave();
      const before = await suite.everythingElse();
      for (const ordernumber of [
        "SOMEBODY-ELSES-1",
        `${stranger.orderNumber}0`,
        stranger.orderNumber.toLowerCase(),
      ]) {
        expect(
          (await suite.checkout.notify(signNotification({ ...stranger.told, ordernumber }, secretWord))).data,
        ).toContain('firstcode="0"');
      }
      await suite.idle();
      expect(await suite.everythingElse()).toEqual(before);
      await suite.becomesOneOrder(stranger.cartId, stranger.orderNumber);
    });

    it("with an empty body is refused", async () => {
      expect((await suite.checkout.notify("")).data).toMatch(refused);
    });

    it("rightly signed, with a NUL in the number, is refused and causes no check", async () => {
      const { told, orderNumber } = await suite.paidUnheard();
      const before = await suite.everythingElse();
      for (const ordernumber of [`${orderNumber}\0`, `\0${orderNumber}`, "\0"]) {
        const signed = signNotification({ ...told, ordernumber }, secretWord);
        expect((await suite.checkout.notify(signed)).data).toBe(malformed);
      }
      await suite.idle();
      expect(await suite.everythingElse()).toEqual(before);
    });

    it("rightly signed, with something doubled, nested or endless, is refused for that alone and causes no check", async () => {
      const { cartId, orderNumber, told } = await suite.paidUnheard();
      const { ordercomment: _comment, ...fields } = told;
      const signed = new URLSearchParams(fields).toString();
      const spoilt = {
        "doubled after it": `${signed}&amount=1.00`,
        "doubled before it": `amount=1.00&${signed}`,
        "doubled with the same value": `${signed}&amount=${cartTotal}`,
        "doubled in capitals": `${signed}&AMOUNT=1.00`,
        "a list": `${signed}&ordercomment[]=x`,
        nested: `${signed}&ordercomment[x]=1`,
        "a prototype": `${signed}&constructor[prototype][polluted]=1&__proto__[polluted]=1`,
        "more fields than Assist has": signed + manyFields,
        "an endless name": `${signed}&${"x".repeat(65)}=1`,
        "an endless value": `${signed}&ordercomment=${"x".repeat(8193)}`,
      };
      const before = await suite.everythingElse();
      for (const [name, body] of Object.entries(spoilt)) {
        const { data } = await suite.checkout.notify(body);
        expect({ name, data }).toEqual({ name, data: malformed });
      }
      expect("polluted" in {}).toBe(false);
      await suite.idle();
      expect(await suite.everythingElse()).toEqual(before);
      expect((await suite.checkout.notify(signed)).data).toContain('firstcode="0"');
      await suite.idle();
      await suite.becomesOneOrder(cartId, orderNumber);
    });

    it("rightly signed, with NULs where they do no harm and names of an object's own, counts, and changes no prototype", async () => {
      const { cartId, orderNumber, told } = await suite.paidUnheard();
      const signed = new URLSearchParams({ ...told, ordercomment: "\0a\0" }).toString();
      const answer = await suite.checkout.notify(`${signed}&__proto__=1&constructor=2&toString=3`);
      expect(answer.data).toContain('firstcode="0"');
      await suite.idle();
      await suite.becomesOneOrder(cartId, orderNumber);
    });

    it("of another content type or size is refused", async () => {
      const xml = await suite.api.post<string>("/hooks/assist/notification", "<x/>", {
        headers: { "content-type": "text/xml" },
        ...anyStatus,
      });
      expect(xml.data).toMatch(refused);
      const large = await suite.checkout.notify({ ordercomment: "x".repeat(200_000) });
      expect(large.status).toBe(413);
    });

    /** Once there are any, and nothing more is coming. */
    async function heardIn(events: ShopEvent[]): Promise<string[]> {
      await eventually(
        () => Promise.resolve(events),
        ({ length }) => length > 0,
      );
      await suite.idle();
      return events.map(({ name, data }) => `${name} ${String(data.id)}`);
    }

    async function aHundredTimes(told: Record<string, string>): Promise<void> {
      const answers = await Promise.all(Array.from({ length: 100 }, () => suite.checkout.notify(told)));
      expect(answers.every(({ data }) => data.includes('firstcode="0"'))).toBe(true);
      await suite.idle();
    }

    it("a hundred times, at once, is one order, one capture, and one event", async () => {
      const { orderNumber, told } = await suite.paidUnheard();
      const heard = suite.listen("order.placed", "payment.captured");
      await aHundredTimes(told);
      const [placed, ...more] = await suite.checkout.orders();
      expect(more).toEqual([]);
      await suite.checkout.check(orderNumber);
      const order = await suite.checkout.order(placed?.id ?? "");
      const payments = order.payment_collections.flatMap((collection) => collection.payments);
      expect(payments.map(({ captures }) => captures.length)).toEqual([1]);
      expect(order.transactions).toHaveLength(1);
      expect(order.summary.paid_total).toBe(Number(cartTotal));
      expect(await heardIn(heard)).toEqual([
        `order.placed ${order.id}`,
        `payment.captured ${payments[0]?.id}`,
      ]);
    });

    it("a hundred times, at once, about a hold that is captured at Assist, is one capture and one event", async () => {
      const { order, orderNumber } = await suite.checkout.paidOrder("pp_assist_hold");
      await suite.assist.notifications.idle();
      const paymentId = order.payment_collections[0]?.payments[0]?.id ?? "";
      const heard = suite.listen("order.placed", "payment.captured");
      suite.assist.notifications.dropAll(true);
      suite.assist.account.charge(suite.assist.orders(orderNumber)[0]?.billnumber ?? "");
      await aHundredTimes(suite.assist.notifications.list(orderNumber).at(-1)?.fields ?? {});
      await suite.checkout.check(orderNumber);
      const after = await suite.checkout.order(order.id);
      expect(after.payment_collections[0]?.payments[0]?.captures).toHaveLength(1);
      expect(after.transactions).toHaveLength(1);
      expect(after.summary.paid_total).toBe(Number(cartTotal));
      expect(await heardIn(heard)).toEqual([`payment.captured ${paymentId}`]);
    });

    it.each([
      "/hooks/payment/assist_ru",
      "/hooks/payment/pp_assist_ru",
      "/hooks/payment/PP_Assist_ru",
      "/hooks/payment/assist-sbp_ru",
    ])("sent to the stock address %s is taken by the same guard", async (path) => {
      const { orderNumber } = await suite.leave();
      expect(
        (
          await suite.checkout.notify(
            { ...signNotification(invented(orderNumber), secretWord), amount: "1.00" },
            path,
          )
        ).data,
      ).toMatch(refused);
      expect(
        (await suite.checkout.notify(signNotification(invented(orderNumber), secretWord), path)).data,
      ).toContain('firstcode="0"');
    });
  });
});
