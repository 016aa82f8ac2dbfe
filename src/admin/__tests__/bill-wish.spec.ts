import type { Proposal } from "../bills/bill";
import { bodyOf, plainDecimal, suggestedWish, validUntilAfter } from "../bills/bill-wish";

const account = { name: "ru", stages: "one", language: null, days: 3 } as const;
const proposal: Proposal = {
  order_id: "order_1",
  canceled: false,
  outstanding: "9007199254740993.01",
  currency: "RUB",
  accounts: [account],
  customer: { email: null, phone: null },
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
    expect(bodyOf(wish)).toEqual({
      amount: "10.50",
      account: "ru",
      valid_until: new Date(2026, 10, 29, 9, 5).toISOString(),
      comment: "Call me",
      language: "EN",
      sending: "none",
    });
  });

  it("leaves to the account what was left empty", () => {
    const wish = { ...suggestedWish(proposal, account, "en", now), validUntil: "", comment: "  " };
    expect(Object.keys(bodyOf(wish))).toEqual(["amount", "account", "language", "sending"]);
  });
});
