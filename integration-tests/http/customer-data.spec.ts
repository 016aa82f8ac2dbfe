import { putCase } from "../shop/cases";
import { billSuite } from "../shop/bill-suite";
import { anyStatus } from "../shop/http";
import { makeStaff } from "../shop/staff";
import type { CustomerDataDTO, ErasureDTO } from "../../src/contract/customer-data";

const email = "anna@shopper.example";

billSuite(
  (suite) => {
    const path = "/admin/assist/customer-data";
    const admin = () => ({ ...suite.shop.admin, ...anyStatus });

    async function exported(of: Record<string, string>): Promise<CustomerDataDTO> {
      const { status, data } = await suite.api.get<{ customer_data: CustomerDataDTO }>(
        `${path}?${new URLSearchParams(of)}`,
        admin(),
      );
      expect(status).toBe(200);
      return data.customer_data;
    }

    async function erase(of: unknown): Promise<ErasureDTO> {
      const { status, data } = await suite.api.post<ErasureDTO>(path, of, admin());
      expect({ status, data }).toMatchObject({ status: 200 });
      return data;
    }

    const table = (name: string) => suite.database(name);
    const order = (orderNumber: string) => table("assist_order").where({ order_number: orderNumber });

    /** All of the plugin's rows that may hold something about somebody, as they are. */
    const everything = async (): Promise<unknown> =>
      Promise.all(
        ["order", "operation", "command", "staff_operation", "case", "bill"].map((name) =>
          table(`assist_${name}`).orderBy("id"),
        ),
      );

    /** Paid, partly given back with a note, and once a case that staff have closed with another. */
    async function paid(): Promise<{ orderNumber: string; order: { id: string } }> {
      const { order: placed, orderNumber } = await suite.checkout.paidOrder();
      const payment = placed.payment_collections[0]?.payments[0]?.id ?? "";
      const act = { amount: "100.00", note: "Anna rang" };
      expect((await suite.desk.act(payment, "refund", act)).status).toBe(200);
      await suite.idle();
      const id = await putCase(suite.database, orderNumber, "not-recorded", { message: "About Anna" });
      expect((await suite.desk.closeCase(id, { note: "Anna was told" })).status).toBe(200);
      await table("assist_operation").update({ message: "Dear Anna" });
      await table("assist_command").update({ message: "Anna again" });
      return { orderNumber, order: placed };
    }

    /** A bill for an order of hers that has ended. */
    async function endedBill(): Promise<{ id: string; number: string; order_id: string }> {
      const wish = { comment: "For Anna's teapot", customer: { first_name: "Anna", email } };
      const bill = await suite.bills.made(await suite.bills.order(), wish);
      await suite.bills.revoke(bill.id);
      await suite.bills.becomes(bill.id, "revoked");
      await suite.idle();
      await table("assist_bill").where({ id: bill.id }).update({ next_check_at: null });
      await order(bill.number).update({ next_check_at: null });
      return bill;
    }

    describe("what the plugin holds of a customer", () => {
      it("is told by e-mail and by id: payments, cards, notes, cases and bills, and no secret", async () => {
        const { orderNumber } = await paid();
        const bill = await endedBill();
        const data = await exported({ email });
        expect(data.payments.map(({ order_number: number }) => number)).toEqual(
          expect.arrayContaining([orderNumber, bill.number]),
        );
        expect(data.operations).toMatchObject([
          {
            type: "payment",
            amount: "1750.00",
            masked_card: expect.stringContaining("*"),
            message: "Dear Anna",
          },
          { type: "cancellation", amount: "100.00" },
        ]);
        expect(data.staff_operations).toMatchObject([{ kind: "refund", note: "Anna rang" }]);
        expect(data.cases).toMatchObject([{ message: "About Anna", note: "Anna was told" }]);
        expect(data.bills).toMatchObject([
          {
            number: bill.number,
            comment: "For Anna's teapot",
            customer: { firstName: "Anna", email },
            link: expect.stringContaining("http"),
          },
        ]);
        expect(JSON.stringify(data)).not.toContain("return_token");
        const { customer_id: id } = await table("order").whereNotNull("customer_id").first();
        const byId = await exported({ customer_id: String(id) });
        expect(byId.payments.map(({ order_number: number }) => number)).toContain(orderNumber);
      });

      it("is erased: nothing of her stays, every sum, state and number does, and a refund still works", async () => {
        const { orderNumber, order: placed } = await paid();
        const bill = await endedBill();
        const answer = await erase({ email });
        expect(answer.left).toEqual([]);
        expect(JSON.stringify(await everything())).not.toMatch(/Anna|\*\*\*\*|shopper\.example/);
        expect(await table("assist_bill").where({ id: bill.id }).first()).toMatchObject({
          number: bill.number,
          state: "revoked",
          amount: "1750.00",
          customer: null,
          comment: null,
          link: null,
          token: null,
        });
        expect(await exported({ email })).toMatchObject({
          operations: [{ amount: "1750.00", masked_card: null }, { amount: "100.00" }],
          cases: [{ reason: "not-recorded", message: "Erased.", note: null }],
        });
        const view = await suite.desk.payment(placed.id);
        expect(view).toMatchObject({
          agreement: "agree",
          assist: { captured: "1750.00", refunded: "100.00" },
        });
        const refunded = await suite.desk.act(view.medusa?.payment_id ?? "", "refund", { amount: "50.00" });
        expect(refunded.data.operation).toMatchObject({ state: "done" });
        await suite.checkout.check(orderNumber);
        const [payment] = await table("assist_operation").where({ type: "payment" });
        expect(payment).toMatchObject({ masked_card: null, message: null, amount: "1750.00" });
        expect((await suite.checkout.remembered(orderNumber)).refunded).toBe("150.00");
      });

      it("but not of an open bill, which can be paid as before, nor of its payment", async () => {
        const wish = { comment: "For Anna's teapot", customer: { first_name: "Anna", email } };
        const bill = await suite.bills.made(await suite.bills.order(), wish);
        const before = await everything();
        const answer = await erase({ email });
        expect(answer.left).toContainEqual({
          order_number: bill.number,
          bill_id: bill.id,
          because: "open-bill",
        });
        expect(await everything()).toEqual(before);
        suite.assist.bills.pay(bill.number);
        await suite.bills.check(bill.id);
        await suite.bills.becomes(bill.id, "paid");
      });

      it.each<[string, string, Record<string, unknown>]>([
        ["held", "payment-under-way", { state: "held" }],
        ["undecided at the bank", "payment-under-way", { state: "in-process" }],
        ["not paid yet and looked after", "payment-under-way", { state: "not-started" }],
        [
          "told of by a message that no answer confirms",
          "payment-under-way",
          { unconfirmed_at: "2026-01-01" },
        ],
      ])("nor of a payment that is %s", async (_what, because, change) => {
        const { orderNumber } = await paid();
        await order(orderNumber).update(change);
        const before = await everything();
        expect((await erase({ email })).left).toEqual([
          { order_number: orderNumber, bill_id: null, because },
        ]);
        expect(await everything()).toEqual(before);
      });

      it.each([
        ["command", "assist_command", { state: "unknown" }],
        ["act of staff", "assist_staff_operation", { state: "working" }],
      ])("nor while a %s is under way", async (_what, name, change) => {
        const { orderNumber } = await paid();
        await table(name).update(change);
        const before = await everything();
        expect((await erase({ email })).left).toEqual([
          { order_number: orderNumber, bill_id: null, because: "command-under-way" },
        ]);
        expect(await everything()).toEqual(before);
      });
    });

    it("what staff are shown stays whole until they have closed it, and what is past its term stays empty", async () => {
      const { orderNumber } = await paid();
      await table("assist_case").update({ message: null, note: null });
      const id = await putCase(suite.database, orderNumber, "bill-stuck", { message: "About Anna" });
      const before = await everything();
      expect((await erase({ email })).left).toEqual([
        { order_number: orderNumber, bill_id: null, because: "shown-to-staff" },
      ]);
      expect(await everything()).toEqual(before);
      expect((await suite.desk.closeCase(id, { note: "Anna knows" })).status).toBe(200);
      expect((await erase({ email })).left).toEqual([]);
      const cases = await table("assist_case").orderBy("about").select("message", "note");
      expect(cases).toEqual([
        { message: "Erased.", note: null },
        { message: null, note: null },
      ]);
    });

    describe("somebody else's data is left alone", () => {
      it.each([
        ["another case", "Anna@shopper.example"],
        ["something after a plus", "anna+tea@shopper.example"],
        ["a wildcard for any text", "%@shopper.example"],
        ["a wildcard for a letter", "ann_@shopper.example"],
        ["nothing but wildcards", "%@%"],
        ["the end alone", "nna@shopper.example"],
        ["a quote", "anna@shopper.example'or'1'='1"],
      ])("by an e-mail with %s", async (_what, like) => {
        await paid();
        await endedBill();
        const before = await everything();
        expect(Object.values(await exported({ email: like })).flat()).toEqual([]);
        const { erased, left } = await erase({ email: like });
        expect([Object.values(erased).filter((count) => count > 0), left]).toEqual([[], []]);
        expect(await everything()).toEqual(before);
      });

      it("by her own e-mail or id: another customer's orders and bills stay as they are", async () => {
        const { orderNumber } = await paid();
        const other = await paid();
        await table("order")
          .where({ id: other.order.id })
          .update({ email: "boris@shopper.example", customer_id: null });
        await table("cart")
          .where({ id: suite.database("order_cart").select("cart_id").where({ order_id: other.order.id }) })
          .update({ email: "boris@shopper.example", customer_id: null });
        const before = await order(other.orderNumber);
        await erase({ email });
        const { id } = await order(other.orderNumber).first("id");
        expect(await order(other.orderNumber)).toEqual(before);
        expect(await table("assist_operation").where({ order_id: id, type: "payment" })).toMatchObject([
          { masked_card: expect.stringContaining("*"), message: "Dear Anna" },
        ]);
        expect(
          await table("assist_staff_operation").where({ order_number: other.orderNumber }),
        ).toMatchObject([{ note: "Anna rang" }]);
        expect(await table("assist_staff_operation").where({ order_number: orderNumber })).toMatchObject([
          { note: null },
        ]);
      });

      it.each<[string, unknown]>([
        ["nobody", {}],
        ["two at once", { email, customer_id: "cus_1" }],
        ["no text", { email: { $like: "%" } }],
        ["a list", { email: [email] }],
        ["no e-mail", { email: "anna" }],
        ["an empty one", { email: "" }],
        ["one with a line's end", { email: "anna@shopper.example\n" }],
        ["one with a NUL", { email: "anna\0@shopper.example" }],
        ["a customer id that is a pattern", { customer_id: "%" }],
        ["something besides", { email, all: true }],
      ])("by a request that names %s: it is refused", async (_what, body) => {
        await paid();
        const before = await everything();
        const { status } = await suite.api.post(path, body, admin());
        expect(status).toBe(400);
        expect(await everything()).toEqual(before);
      });
    });

    describe("who may", () => {
      it("staff without the right to configure look, and erase nothing; strangers do neither", async () => {
        await paid();
        const { headers } = await makeStaff(suite, "clerk@shop.example");
        const before = await everything();
        const refused = await suite.api.post<{ message: string }>(path, { email }, { headers, ...anyStatus });
        expect(refused.status).toBe(403);
        expect(refused.data.message).toContain("right to configure.");
        expect((await suite.api.get(`${path}?email=${email}`, { headers, ...anyStatus })).status).toBe(200);
        expect((await suite.api.get(`${path}?email=${email}`, anyStatus)).status).toBe(401);
        expect((await suite.api.post(path, { email }, anyStatus)).status).toBe(401);
        expect(await everything()).toEqual(before);
      });

      it("the log says who had data erased, and not whose", async () => {
        await paid();
        const already = suite.output().split(email).length;
        await erase({ email });
        expect(suite.output()).toMatch(/A customer's data was erased.* actor=user_\w+ rows=.*left=0/);
        expect(suite.output().split(email)).toHaveLength(already);
      });
    });
  },
  { options: { rights: { configure: ["staff@shop.example"] } }, settings: { LOG_LEVEL: "info" } },
);
