import { generateKeyPairSync } from "node:crypto";
import { format, inspect } from "node:util";
import fc from "fast-check";

import { Merchant, parseMerchant } from "..";

const GOOD = {
  gatewayUrl: "https://payments.demo.paysecure.ru",
  merchantId: "775486",
  login: "shop_login",
  password: "CanaryPassw0rd",
  secretWord: "canary-secret-word",
  previousSecretWord: "canary-old-word",
};

const rsaKey = (bits: number): string =>
  generateKeyPairSync("rsa", { modulusLength: bits })
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString();

function good(changes: Record<string, unknown> = {}): Merchant {
  const parsed = parseMerchant({ ...GOOD, ...changes });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));

  return parsed.merchant;
}

describe("an account is checked before it is used (promise 2)", () => {
  test("a good one is taken, with the usual conventions", () => {
    expect(good()).toMatchObject({ merchantId: "775486", requestDelimiter: ";", saltEncoding: "utf8" });
    expect(good({ merchantId: 775486 }).merchantId).toBe("775486");
    expect(good().secretWords).toEqual(["canary-secret-word", "canary-old-word"]);
    expect(good({ previousSecretWord: "" }).secretWords).toEqual(["canary-secret-word"]);
    expect(good({ previousSecretWord: undefined, signatureKey: "" }).signatureKey).toBeUndefined();
    expect(good({ signatureKey: rsaKey(1024) }).signatureKey).toContain("PRIVATE KEY");
    expect(
      good({ secretWord: "секрет", previousSecretWord: "", saltEncoding: "windows-1251" }).saltEncoding,
    ).toBe("windows-1251");
  });

  test.each(["gatewayUrl", "merchantId", "login", "password", "secretWord"])(
    "without %s it is refused, by name",
    (setting) => {
      const parsed = parseMerchant({ ...GOOD, [setting]: undefined });
      expect(parsed).toEqual({
        ok: false,
        problems: [{ setting, sentence: expect.stringMatching(/^[A-Z].*\.$/) }],
      });
    },
  );

  test.each<[string, unknown]>([
    ["gatewayUrl", "https://evil.com"],
    ["gatewayUrl", "http://127.0.0.1:4000"],
    ["merchantId", "0"],
    ["merchantId", "12a"],
    ["merchantId", "2147483648"],
    ["merchantId", "007"],
    ["merchantId", 1.5],
    ["merchantId", {}],
    ["login", "short"],
    ["login", "has space here"],
    ["login", "x".repeat(21)],
    ["password", "short"],
    ["password", "with-a-dash"],
    ["password", "x".repeat(31)],
    ["secretWord", ""],
    ["secretWord", " padded "],
    ["secretWord", "two\nlines"],
    ["secretWord", "x".repeat(257)],
    ["previousSecretWord", " padded"],
    ["signatureKey", "not a key"],
    ["signatureKey", rsaKey(512)],
    ["requestDelimiter", ","],
    ["saltEncoding", "koi8-r"],
  ])("%s = %p is refused, by name and without repeating the value", (setting, value) => {
    const parsed = parseMerchant({ ...GOOD, [setting]: value });
    expect(parsed).toEqual({
      ok: false,
      problems: [{ setting, sentence: expect.stringMatching(/^[A-Z].*\.$/s) }],
    });
    if (typeof value === "string" && value.length > 3 && setting !== "saltEncoding")
      expect(JSON.stringify(parsed)).not.toContain(value);
  });

  test("all problems are told at once, and nothing throws", () => {
    const parsed = parseMerchant({});
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.setting).sort()).toEqual(
      ["gatewayUrl", "login", "merchantId", "password", "secretWord"].sort(),
    );
    fc.assert(fc.property(fc.anything(), (input) => void parseMerchant(input)));
  });

  test("a secret word that the chosen encoding cannot write is refused", () => {
    expect(parseMerchant({ ...GOOD, secretWord: "日本", saltEncoding: "windows-1251" })).toMatchObject({
      problems: [{ setting: "secretWord" }],
    });
  });

  test("there is no other way to make one", () => {
    expect(() => new (Merchant as unknown as new (...args: unknown[]) => Merchant)(Symbol(), {})).toThrow(
      TypeError,
    );
  });
});

describe("an account gives no secret away (promise 19)", () => {
  const merchant = good({ signatureKey: rsaKey(1024) });

  test.each<[string, () => string]>([
    ["JSON", () => JSON.stringify({ merchant })],
    ["console", () => format("%s %o %O %j", merchant, merchant, merchant, merchant)],
    ["inspect", () => inspect(merchant, { depth: 9, showHidden: true, getters: true })],
    [
      "inspect inside",
      () => inspect({ deep: { er: merchant } }, { depth: 9, customInspect: false, showHidden: true }),
    ],
    ["spread", () => JSON.stringify({ ...merchant })],
    ["text", () => `${String(merchant)}${Object.entries(merchant).join()}`],
  ])("printed by %s", (_way, print) => {
    expect(print()).not.toMatch(/canary|Canary|PRIVATE|shop_login/);
  });

  test("its address cannot be changed by whoever reads it", () => {
    merchant.gatewayUrl.hostname = "evil.com";
    expect(merchant.gatewayUrl.href).toBe("https://payments.demo.paysecure.ru/");
  });
});
