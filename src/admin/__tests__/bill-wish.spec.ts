import type { BillProposalDTO } from "../../contract/bills";
import { readWish, suggestedWish, validUntilAfter, type BillWish } from "../bills/bill-wish";

const account = { name: "ru", stages: "one", kind: "link", language: null, days: 3 } as const;
const proposal: BillProposalDTO = {
  order_id: "order_1",
  canceled: false,
  amount_due: "9999999999999.99",
  currency: "RUB",
  accounts: [account],
  customer: { email: "anna@shopper.example", phone: null },
  open_bill: null,
};

describe("what is sent", () => {
  const now = new Date(2026, 10, 26, 9, 5);

  it("suggests all that the order lacks, digit by digit", () => {
    const wish = suggestedWish(proposal, account, "ru", now);
    expect(wish).toMatchObject({ amount: proposal.amount_due, language: "RU", sending: "none" });
    expect(suggestedWish(proposal, { ...account, language: "EN" }, "ru", now).language).toBe("EN");
  });

  const suggested = suggestedWish(proposal, account, "en", now);
  const read = (part: Partial<BillWish>) => readWish({ ...suggested, ...part }, proposal);

  it("is the moment that the reader's clock shows", () => {
    expect(validUntilAfter(3, now)).toBe("2026-11-29T09:05");
    expect(read({ amount: "10,50", comment: " Call me " })).toEqual({
      body: {
        amount: "10.50",
        account: "ru",
        valid_until: new Date(2026, 10, 29, 9, 5).toISOString(),
        comment: "Call me",
        language: "EN",
        sending: "none",
      },
    });
  });

  it("names the address that is shown, also the order's own, and none that is not shown", () => {
    const phone = " +70000000000 ";
    const customerOf = (part: Partial<BillWish>) => {
      const wish = read(part);
      return "body" in wish ? wish.body.customer : wish;
    };
    expect(customerOf({ sending: "email" })).toEqual({ email: "anna@shopper.example" });
    expect(customerOf({ sending: "email", email: " olga@shopper.example", phone })).toEqual({
      email: "olga@shopper.example",
    });
    expect(customerOf({ sending: "sms", phone })).toEqual({ mobile: "+70000000000" });
    expect(customerOf({ sending: "both", phone })).toEqual({
      email: "anna@shopper.example",
      mobile: "+70000000000",
    });
    expect(customerOf({ sending: "none", email: "olga@shopper.example" })).toBeUndefined();
  });

  it("is nothing without the address that Assist is to send to; the order's does not stand in for it", () => {
    expect(read({ sending: "email", email: " " })).toEqual({ problems: { email: "missing" } });
    expect(read({ sending: "sms" })).toEqual({ problems: { phone: "missing" } });
    expect(read({ sending: "both", email: "" })).toEqual({
      problems: { email: "missing", phone: "missing" },
    });
    expect(read({ sending: "none", email: "" })).toHaveProperty("body");
  });

  it("is nothing without a whole date; the account's usual days do not stand in for it", () => {
    expect(read({ validUntil: "" })).toEqual({ problems: { validUntil: "missing" } });
  });

  it("is nothing when the amount could be read as two", () => {
    expect(read({ amount: "1,000" })).toEqual({ problems: { amount: "ambiguous" } });
    expect(read({ amount: "1.0000" })).toEqual({ problems: { amount: "tooExact" } });
    expect(read({ amount: "" })).toEqual({ problems: { amount: "wrong" } });
    expect(readWish({ ...suggested, amount: "10.00" }, { amount_due: "10000" })).toEqual({
      problems: { amount: "tooExact" },
    });
  });

  it("leaves the comment to the account where it was left empty", () => {
    const wish = read({ comment: "  " });
    expect("body" in wish && Object.keys(wish.body)).toEqual([
      "amount",
      "account",
      "valid_until",
      "language",
      "sending",
    ]);
  });
});
