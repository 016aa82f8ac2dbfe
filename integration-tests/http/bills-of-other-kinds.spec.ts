import { billSuite } from "../shop/bill-suite";
import { BilledOrders } from "../shop/billed-orders";
import { eventually } from "../shop/eventually";

/** Bills of other kinds than the usual one. */
billSuite(
  (suite) => {
    const billed = new BilledOrders(suite);

    describe("an account with ERIP bills", () => {
      it("makes one that is paid in ERIP under the number that staff and the event tell", async () => {
        const heard = suite.listenToBills();
        const draftId = await suite.bills.belarusianDraft();
        const bill = await suite.bills.made(draftId, { account: "erip", sending: "email" });
        expect(bill).toMatchObject({ kind: "erip", link: null, amount: "49.90", currency: "BYN" });
        expect(bill.erip_number).toMatch(/^[A-Z0-9]{1,30}$/);
        expect(suite.assist.bills.list()).toMatchObject([{ bill: bill.erip_number, means: ["erip"] }]);
        const [made] = await eventually(
          () => Promise.resolve(heard),
          (events) => events.length > 0,
        );
        expect(made?.data).toMatchObject({ kind: "erip", link: null, erip_number: bill.erip_number });
        suite.assist.bills.payInErip(bill.erip_number ?? "");
        expect((await suite.checkout.check(bill.number)).status).toBe(200);
        await billed.bill(draftId, "paid");
        expect((await suite.checkout.order(draftId)).payment_status).toBe("captured");
      });

      it.each<[string, Record<string, unknown>, RegExp]>([
        ["roubles", {}, /ERIP bill is in BYN only/],
        ["SMS", { sending: "sms" }, /ERIP bill/],
        ["chosen means", { means: ["card"] }, /no means of payment to choose/],
      ])("refuses %s with a sentence, and sends nothing", async (_, wish, sentence) => {
        const orderId = await suite.bills.order();
        const { status, data } = await suite.bills.make(orderId, { account: "erip", ...wish });
        expect({ status, message: data.message }).toEqual({
          status: 400,
          message: expect.stringMatching(sentence) as string,
        });
        expect(suite.createbills()).toBe(0);
      });
    });

    it("staff name other means and another customer: sent as they say where the account can, refused with a sentence where not", async () => {
      const orderId = await suite.bills.order();
      const refused = await suite.bills.make(orderId, { means: ["sbp"] });
      expect(refused).toMatchObject({
        status: 400,
        data: { message: expect.stringMatching(/billCheckFields/) as string },
      });
      const customer = { first_name: "Olga", email: "olga@shopper.example", phone: "+70000000001" };
      const bill = await suite.bills.made(orderId, { account: "extras", means: ["sbp"], customer });
      expect(bill.email).toBe("olga@shopper.example");
      expect(suite.assist.bills.list()).toMatchObject([
        {
          means: ["sbp"],
          fields: {
            customer_name: "Olga",
            customer_email: "olga@shopper.example",
            customer_mobile: "+70000000001",
          },
        },
      ]);
    });
  },
  { gateway: { merchants: [{}, { merchantId: "679472", bills: { erip: true } }] } },
);
