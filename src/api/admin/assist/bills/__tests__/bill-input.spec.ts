import { billCustomerOf, readBillInput, readListInput } from "../bill-input";

const order = { order_id: "order_1" };

describe("what staff ask for", () => {
  it("needs no more than an order; Assist sends nothing by itself unless asked", () => {
    expect(readBillInput(order)).toEqual({ order_id: "order_1", sending: "none" });
  });

  it("keeps an amount as the text that it is, and a date as the moment that it is", () => {
    const input = readBillInput({ ...order, amount: "1499.90", valid_until: "2026-12-01T12:00:00+03:00" });
    expect(input).toMatchObject({ amount: "1499.90", valid_until: new Date("2026-12-01T09:00:00Z") });
    expect(readBillInput({ ...order, amount: 99.5 }).amount).toBe("99.5");
  });

  it("may name another customer and the means to offer; a phone is where an SMS goes unless another is given", () => {
    const input = readBillInput({
      ...order,
      customer: { first_name: "Olga", phone: "+7 000 000-00-01" },
      means: ["sbp", "card", "sbp"],
    });
    expect(input.means).toEqual(["sbp", "card"]);
    expect(billCustomerOf(input.customer)).toEqual({
      firstName: "Olga",
      phone: "+7 000 000-00-01",
      mobile: "+7 000 000-00-01",
    });
    expect(billCustomerOf(undefined)).toBeUndefined();
  });

  it.each<[string, unknown, RegExp]>([
    ["an address of two lines", { ...order, customer: { email: "olga@\nshop.example" } }, /customer\.email/],
    ["a name of two lines", { ...order, customer: { last_name: "a\nb" } }, /customer\.last_name/],
    ["a customer with a card", { ...order, customer: { card: "1" } }, /card: no such field/],
    ["no means at all", { ...order, means: [] }, /means/],
    ["means of their own", { ...order, means: ["cash"] }, /means/],
    ["nothing", undefined, /order_id/],
    ["a text", "order_1", /Nothing was changed/],
    ["no order", {}, /order_id/],
    ["an amount below zero", { ...order, amount: -1 }, /amount/],
    ["an amount that is no number", { ...order, amount: "1e3" }, /amount/],
    ["an amount that may be a thousand", { ...order, amount: "1.000" }, /amount: .*at most 2 decimals/],
    ["an amount with a comma", { ...order, amount: "10,50" }, /amount/],
    ["a date without a zone", { ...order, valid_until: "2026-12-01 12:00" }, /valid_until/],
    ["a language of its own", { ...order, language: "DE" }, /language/],
    ["a comment of two lines", { ...order, comment: "a\nb" }, /comment/],
    ["a comment without an end", { ...order, comment: "x".repeat(257) }, /comment/],
    ["a pigeon", { ...order, sending: "pigeon" }, /sending/],
    ["a link of their own", { ...order, link: "https://evil.example" }, /link: no such field/],
    ["a name that breaks a log", { ...order, "<b>\n": 1 }, /\?b\?\?: no such field/],
  ])("is refused with the field's name when it is %s", (_, body, sentence) => {
    expect(() => readBillInput(body)).toThrow(sentence);
  });
});

describe("a page of the list", () => {
  it("is the newest twenty by default", () => {
    expect(readListInput({})).toMatchObject({
      sorting: { by: "created_at", descending: true },
      limit: 20,
      offset: 0,
    });
  });

  it("may be of several states, or of all open ones", () => {
    expect(readListInput({ state: "paid,expired" }).states).toEqual(["paid", "expired"]);
    expect(readListInput({ state: "any-open" }).states).toContain("revoking");
  });

  it.each([
    { state: "lost" },
    { order: "amount; drop table" },
    { limit: "0" },
    { limit: "101" },
    { offset: "-1" },
    { q: "" },
    { created_from: "yesterday" },
    { page: "2" },
  ])("is refused for %j", (query) => {
    expect(() => readListInput(query)).toThrow(new RegExp(Object.keys(query)[0] ?? ""));
  });
});
