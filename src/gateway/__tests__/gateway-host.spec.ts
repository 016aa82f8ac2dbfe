import fc from "fast-check";

import { checkGatewayUrl } from "..";

const STRICT = { extraHosts: [], allowLoopback: false };
const LOCAL = { extraHosts: [], allowLoopback: true };

describe("only the gateway's hosts are ever called (promise 13)", () => {
  test.each([
    "https://payments.paysecure.ru",
    "https://payments.paysecure.ru/",
    "https://PAYMENTS.paysecure.RU",
    "https://payments123.paysecure.ru",
    "https://payments.demo.paysecure.ru",
    "https://payments.t.paysecure.ru",
    "https://payments.d.paysecure.ru",
    "https://test.paysecure.ru",
    "https://payments.paysec.by",
    "https://pay109.paysec.by",
    "https://test.paysec.by",
    "https://payments.paysecure.ru:443",
  ])("%s is Assist's", (url) => {
    expect(checkGatewayUrl(url, STRICT)).toMatchObject({ ok: true });
  });

  test.each([
    "http://payments.paysecure.ru",
    "https://payments.paysecure.ru.evil.com",
    "https://evilpayments.paysecure.ru",
    "https://evil.com",
    "https://evil.com/payments.paysecure.ru",
    "https://payments.paysecure.ru@evil.com",
    "https://payments.paysecure.ru:pass@evil.com",
    "https://user@payments.paysecure.ru",
    "https://payments.paysecure.ru#@evil.com",
    "https://payments.paysecure.ru?x=1",
    "https://payments.paysecure.ru/pay/order.cfm",
    "https://payments.paysecure.ru//",
    "https://payments.paysecure.ru.",
    "https://payments.paysecure.ru:8443",
    "https://payments.paysecure.ru:",
    "https:payments.paysecure.ru",
    "https:/payments.paysecure.ru",
    "https:\\\\payments.paysecure.ru",
    "https://payments.paysecure.ru\\.evil.com",
    "https://evil.com\\@payments.paysecure.ru",
    "https://payments.paysecure.ru%2eevil.com",
    "https://payments%2epaysecure.ru",
    "https://payments。paysecure。ru",
    "https://pаyments.paysecure.ru",
    "https://payments.paysecure.ru\t.evil.com",
    "https://payments.pay\nsecure.ru",
    "\u0000https://payments.paysecure.ru",
    " https://payments.paysecure.ru",
    "https://payments.paysecure.ru ",
    "https://payments-x.paysecure.ru",
    "https://paymentsx.paysecure.ru",
    "https://pay.paysec.by",
    "https://secure.assist.ru",
    "https://169.254.169.254",
    "https://10.0.0.1",
    "https://[::ffff:7f00:1]",
    "https://metadata.google.internal",
    "ftp://payments.paysecure.ru",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "//payments.paysecure.ru",
    "payments.paysecure.ru",
    "",
    undefined,
    null,
    42,
    {},
  ])("%p is refused with a sentence", (url) => {
    for (const policy of [STRICT, LOCAL]) {
      expect(checkGatewayUrl(url, policy)).toEqual({
        ok: false,
        sentence: expect.stringContaining("gateway address"),
      });
    }
  });

  test.each([
    "http://127.0.0.1:4000",
    "http://localhost:1",
    "https://localhost",
    "http://[::1]:9",
    "http://127.9.9.9",
  ])("%s is for development alone", (url) => {
    expect(checkGatewayUrl(url, LOCAL).ok).toBe(true);
    expect(checkGatewayUrl(url, STRICT).ok).toBe(false);
  });

  test.each([
    "http://127.1:80",
    "http://2130706433",
    "http://0x7f.0.0.1",
    "http://017700000001",
    "http://0.0.0.0",
    "http://localhost.evil.com",
    "http://127.0.0.1.evil.com",
    "http://localhost@evil.com",
    "http://[::]",
    "http://127.0.0.1:99999",
    "http://127.0.0.1/x",
  ])("%s does not pass for this machine", (url) => {
    expect(checkGatewayUrl(url, LOCAL).ok).toBe(false);
  });

  test("a host from the configuration is accepted exactly as written there", () => {
    const policy = { extraHosts: ["Gateway.example", "other.example:8443"], allowLoopback: false };
    expect(checkGatewayUrl("https://gateway.example", policy).ok).toBe(true);
    expect(checkGatewayUrl("https://other.example:8443", policy).ok).toBe(true);
    for (const url of [
      "http://gateway.example",
      "https://gateway.example:8443",
      "https://other.example",
      "https://x.gateway.example",
      "https://gateway.example.evil.com",
    ])
      expect(checkGatewayUrl(url, policy).ok).toBe(false);
  });

  test("a host from the configuration does not smuggle this machine in, however it is spelt", () => {
    const policy = { extraHosts: ["127.0.0.1", "localhost"], allowLoopback: false };
    for (const url of [
      "https://127.0.0.1",
      "https://localhost",
      "https://2130706433",
      "https://127.1",
      "https://0x7f000001",
    ])
      expect(checkGatewayUrl(url, policy).ok).toBe(false);
  });

  test("whatever is written around a good host, the accepted host is Assist's", () => {
    const around = fc.string({ maxLength: 8, unit: fc.constantFrom(..."@:/\\?#.%0a-[] \t。ⓐ") });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const check = checkGatewayUrl(`https://${before}payments.paysecure.ru${after}`, STRICT);
        if (check.ok) expect(check.url.href).toBe("https://payments.paysecure.ru/");
      }),
      { numRuns: 2000 },
    );
  });

  test("no input throws", () => {
    fc.assert(fc.property(fc.anything(), (input) => void checkGatewayUrl(input, LOCAL)));
  });
});
