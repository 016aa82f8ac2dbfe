import type { Proposal } from "../bills/bill";
import { bodyOf, plainDecimal, suggestedWish, validUntilAfter } from "../bills/bill-wish";

const account = { name: "ru", stages: "one", kind: "link", language: null, days: 3 } as const;
const proposal: Proposal = {
  order_id: "order_1",
  canceled: false,
  outstanding: "9007199254740993.01",
  currency: "RUB",
  accounts: [account],
  customer: { email: "anna@shopper.example", phone: null },
  open_bill: null,
};

describe("an amount that staff type", () => {
  it.each([
    ["1750.00", "1750.00"],
    ["1 750,50", "1750.50"],
    ["1\u00a0750,5", "1750.5"],
    ["0.01", "0.01"],
  ])("%j is %s", (typed, sent) => {
    expect(plainDecimal(typed)).toBe(sent);
  });

  it.each(["", "0", "0,00", "-1", "1e3", "1,750.00", "1750.00 RUB", "١٢"])("%j is none", (typed) => {
    expect(plainDecimal(typed)).toBeUndefined();
  });
});

describe("what is sent", () => {
  const now = new Date(2026, 10, 26, 9, 5);

  it("suggests all that the order lacks, digit by digit", () => {
    const wish = suggestedWish(proposal, account, "ru", now);
    expect(wish).toMatchObject({ amount: proposal.outstanding, language: "RU", sending: "none" });
    expect(suggestedWish(proposal, { ...account, language: "EN" }, "ru", now).language).toBe("EN");
  });

  it("is the moment that the reader's clock shows", () => {
    const wish = { ...suggestedWish(proposal, account, "en", now), amount: "10,50", comment: " Call me " };
    expect(validUntilAfter(3, now)).toBe("2026-11-29T09:05");
    expect(bodyOf(wish, proposal)).toEqual({
      amount: "10.50",
      account: "ru",
      valid_until: new Date(2026, 10, 29, 9, 5).toISOString(),
      comment: "Call me",
      language: "EN",
      sending: "none",
    });
  });

  it("names a customer only where Assist sends to another address than the order's", () => {
    const wish = suggestedWish(proposal, account, "en", now);
    const customerOf = (part: object) => bodyOf({ ...wish, ...part }, proposal).customer;
    expect(customerOf({ sending: "email" })).toBeUndefined();
    expect(customerOf({ sending: "none", email: "olga@shopper.example" })).toBeUndefined();
    expect(customerOf({ sending: "email", email: "olga@shopper.example", phone: "+70000000000" })).toEqual({
      email: "olga@shopper.example",
    });
    expect(customerOf({ sending: "both", phone: " +70000000000 " })).toEqual({ mobile: "+70000000000" });
  });

  it("leaves to the account what was left empty", () => {
    const wish = { ...suggestedWish(proposal, account, "en", now), validUntil: "", comment: "  " };
    expect(Object.keys(bodyOf(wish, proposal))).toEqual(["amount", "account", "language", "sending"]);
  });
});
