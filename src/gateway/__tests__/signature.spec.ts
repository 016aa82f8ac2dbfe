import { constants, createHash, createVerify, generateKeyPairSync, publicDecrypt } from "node:crypto";
import fc from "fast-check";

import { readAnswerSignature, signPaymentRequest } from "..";

/** `signature` of a real charge answer of 2021, lines wrapped as received (protocol §2.5). */
const REAL =
  "kA0DAAIRzfHw5YyCWOEBy2RiCF9DT05TT0xFYFiYiTUxMTU3MDgyMzI4MDg0NzcuMiwxNTg1MCxB\nUzAwMCwxNTAuMDAsUlVCLDQxMTExMSoqKioxMTExLCxBcHByb3ZlZCwyMi4wMy4yMDIxIDEzOjE1\nOjUziEYEABECAAYFAmBYmIkACgkQzfHw5YyCWOHnrgCgzvdQzAFUYPhc0dPh9OX4FsrotbQAoKrp\n0ioJew+lKn8yfJtqe50Wixh2";

describe("the OpenPGP container of charge and cancel answers", () => {
  test("gives the text that was signed, and the key that claims it", () => {
    expect(readAnswerSignature(REAL)).toEqual({
      ok: true,
      keyId: "CDF1F0E58C8258E1",
      text: "5115708232808477.2,15850,AS000,150.00,RUB,411111****1111,,Approved,22.03.2021 13:15:53",
      fields: {
        billnumber: "5115708232808477.2",
        orderNumber: "15850",
        responseCode: "AS000",
        amount: "150.00",
        currency: "RUB",
        maskedCard: "411111****1111",
        approvalCode: "",
        orderState: "Approved",
        packetDate: "22.03.2021 13:15:53",
      },
    });
  });

  test("a text that is not nine parts has no fields", () => {
    const body = Buffer.concat([Buffer.from([0x62, 0, 0, 0, 0, 0]), Buffer.from("a,b")]);
    const container = Buffer.concat([Buffer.from([0xcb, body.length]), body]).toString("base64");
    expect(readAnswerSignature(container)).toMatchObject({ ok: true, text: "a,b", fields: undefined });
  });

  test("packet lengths in one, two and five bytes, old and new, are read", () => {
    const body = Buffer.concat([Buffer.from([0x62, 0, 0, 0, 0, 0]), Buffer.from("x".repeat(300))]);
    const headers = [
      [0xcb, 192 + ((body.length - 192) >> 8), (body.length - 192) & 255],
      [0xcb, 255, 0, 0, body.length >> 8, body.length & 255],
      [0xad, body.length >> 8, body.length & 255],
      [0xae, 0, 0, body.length >> 8, body.length & 255],
    ];
    for (const header of headers) {
      const container = Buffer.concat([Buffer.from(header), body]).toString("base64");
      expect(readAnswerSignature(container)).toMatchObject({ ok: true, text: "x".repeat(300) });
    }
  });

  test.each<[string, unknown]>([
    ["nothing", ""],
    ["no text", undefined],
    ["no Base64", "?!"],
    ["too much", "A".repeat(100_000)],
    ["a cut-off container", REAL.slice(0, 40)],
    ["bytes that are not UTF-8", Buffer.from([0xcb, 7, 0x62, 0, 0, 0, 0, 0, 0xff]).toString("base64")],
    ["a file name longer than the packet", Buffer.from([0xcb, 3, 0x62, 200, 0]).toString("base64")],
    ["an unstated length", Buffer.from([0xaf, 1, 2, 3]).toString("base64")],
  ])("%s is a problem, not an error", (_name, signature) => {
    expect(readAnswerSignature(signature)).toMatchObject({ ok: false, problem: expect.any(String) });
  });

  test("no bytes make it throw or give more than they hold", () => {
    const tampered = fc
      .tuple(fc.nat(Buffer.from(REAL, "base64").length - 1), fc.nat(255))
      .map(([at, byte]) => {
        const bytes = Buffer.from(REAL, "base64");
        bytes[at] = byte;
        return bytes;
      });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
          tampered,
        ),
        (bytes) => {
          const read = readAnswerSignature(bytes.toString("base64"));
          expect(read.ok ? read.text.length : 0).toBeLessThanOrEqual(bytes.length);
        },
      ),
      { numRuns: 1000 },
    );
    fc.assert(fc.property(fc.anything(), (input) => void readAnswerSignature(input)));
  });
});

describe("the RSA signature of a payment request", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const x = "111111;A-100;150.00;RUB";

  test("is MD5withRSA unless asked otherwise", () => {
    const signature = signPaymentRequest(pem, x);
    expect(createVerify("RSA-MD5").update(x).verify(publicKey, signature, "base64")).toBe(true);
    expect(createVerify("RSA-MD5").update(`${x}0`).verify(publicKey, signature, "base64")).toBe(false);
  });

  test("may be over the bare digest", () => {
    const signature = Buffer.from(signPaymentRequest(pem, x, "raw-md5"), "base64");
    const digest = publicDecrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signature);
    expect(digest).toEqual(createHash("md5").update(x).digest());
  });
});
