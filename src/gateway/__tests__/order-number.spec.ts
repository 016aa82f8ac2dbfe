import { randomBytes } from "node:crypto";

import { bareBillnumber, createOrderNumber, OrderNumberError, parseBillnumber, parseOrderNumber } from "..";

const NOW = new Date("2025-03-09T23:59:59Z");

describe("an order number is one that the gateway leaves as it is", () => {
  test.each(["A", "A-100", "shop_1.2-3", "9".repeat(128)])("%s is accepted", (text) => {
    expect(parseOrderNumber(text)).toBe(text);
  });

  test.each([
    "",
    "9".repeat(129),
    "a b",
    "a;b",
    "a<b",
    'a"b',
    "a'b",
    "a>b",
    "a/b",
    "Заказ",
    "a\n",
    "a%20b",
    "a+b",
  ])("%p is refused", (text) => {
    expect(() => parseOrderNumber(text)).toThrow(OrderNumberError);
  });

  test("a new one names the shop and the day in GMT", () => {
    const random = (count: number): Uint8Array => new Uint8Array(count).fill(255);
    expect(createOrderNumber({ prefix: "SHOP", now: NOW, random })).toBe("SHOP-250309-ZZZZZZZZZZZZ");
    expect(createOrderNumber({ prefix: "S", now: NOW, random: (n) => new Uint8Array(n) })).toBe(
      "S-250309-000000000000",
    );
  });

  test("every one of the sixty bits counts", () => {
    const made = new Set<string>();
    for (let bit = 0; bit < 60; bit++) {
      const bytes = new Uint8Array(8);
      bytes[Math.floor(bit / 8)] = 0x80 >> (bit % 8);
      made.add(createOrderNumber({ prefix: "S", now: NOW, random: () => bytes }));
    }
    expect(made.size).toBe(60);
  });

  test("ten thousand are different and readable aloud", () => {
    const made = Array.from({ length: 10_000 }, () =>
      createOrderNumber({ prefix: "S", now: NOW, random: randomBytes }),
    );
    expect(new Set(made).size).toBe(10_000);
    expect(made.every((number) => /^S-250309-[0-9A-HJKMNP-TV-Z]{12}$/.test(number))).toBe(true);
  });

  test("a broken random source or prefix is noticed", () => {
    expect(() => createOrderNumber({ prefix: "S", now: NOW, random: () => new Uint8Array(3) })).toThrow(
      OrderNumberError,
    );
    expect(() => createOrderNumber({ prefix: "a b", now: NOW, random: randomBytes })).toThrow(
      OrderNumberError,
    );
    expect(() => createOrderNumber({ prefix: "", now: NOW, random: randomBytes })).toThrow(OrderNumberError);
  });
});

describe("billnumbers", () => {
  test("are read plain and extended", () => {
    expect(parseBillnumber("5775486650107611")).toEqual({ bare: "5775486650107611" });
    expect(parseBillnumber("5775486650107611.2")).toEqual({ bare: "5775486650107611", operation: 2 });
    expect(bareBillnumber("500000210031071.13")).toBe("500000210031071");
    expect(bareBillnumber("500000210031071")).toBe("500000210031071");
  });

  test.each([
    "",
    "abc",
    "5775486650107611.",
    "5775486650107611.2.3",
    "5775486650107611.x",
    " 5775486650107611",
    "57754",
  ])("%p is none", (text) => {
    expect(parseBillnumber(text)).toBeUndefined();
  });
});
